type Place = { readonly cityTitle: string; readonly provinceTitle: string };

/** «مراغه، آذربایجان شرقی»; a city of its province's name is said once. */
export function placeOf({ cityTitle, provinceTitle }: Place): string {
  return cityTitle === provinceTitle ? cityTitle : `${cityTitle}، ${provinceTitle}`;
}
