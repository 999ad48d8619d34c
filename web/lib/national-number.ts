/** «+989151234567» as people dial it here: «09151234567»; any other number as it is. */
export function nationalNumber(e164: string): string {
  return /^\+98\d+$/.test(e164) ? `0${e164.slice(3)}` : e164;
}
