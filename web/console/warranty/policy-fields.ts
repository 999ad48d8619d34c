import type { Policy } from './PolicyVersion.tsx';

/** A component with a longer promise, as it stands in a form. */
export type ComponentFields = {
  code: string;
  title: string;
  labourMonths: string;
  partMonths: string;
  travelMonths: string;
};
export const newComponent: ComponentFields = {
  code: '',
  title: '',
  labourMonths: '',
  partMonths: '',
  travelMonths: '',
};

/** A policy as it stands in a form: numbers as typed. */
export function policyFieldsOf(policy: Policy | undefined) {
  const startBases: string[] = policy?.startBases ?? ['installed', 'sold_to_customer'];
  const guarantor: string = policy?.guarantor.kind ?? 'company';
  const latestAnchor: string = policy?.latestStart?.anchor ?? '';
  return {
    modelId: policy?.modelId ?? '',
    fromOn: '',
    guarantor,
    startBases,
    latestAnchor,
    latestMonths: typed(policy?.latestStart?.months),
    labourMonths: typed(policy?.labourMonths),
    partMonths: typed(policy?.partMonths),
    travelMonths: typed(policy?.travelMonths),
    components: (policy?.components ?? []).map(({ code, title, ...months }): ComponentFields => ({
      code,
      title: title ?? '',
      labourMonths: typed(months.labourMonths),
      partMonths: typed(months.partMonths),
      travelMonths: typed(months.travelMonths),
    })),
    serviceDutyYears: typed(policy?.serviceDutyYears ?? 10),
    partsDutyYears: typed(policy?.partsDutyYears ?? 10),
  };
}
export type PolicyFields = ReturnType<typeof policyFieldsOf>;

/** The contract's input from the fields; an empty number of months is none. */
export function policyInput({ latestAnchor, latestMonths, components, ...fields }: PolicyFields) {
  const {
    labourMonths,
    partMonths,
    travelMonths,
    serviceDutyYears,
    partsDutyYears,
    modelId: _known,
    ...rest
  } = fields;
  return {
    ...rest,
    labourMonths: Number(labourMonths),
    partMonths: Number(partMonths),
    travelMonths: Number(travelMonths),
    serviceDutyYears: Number(serviceDutyYears),
    partsDutyYears: Number(partsDutyYears),
    latestStart: latestAnchor === '' ? null : { anchor: latestAnchor, months: Number(latestMonths) },
    components: components.map((component) => ({
      code: component.code,
      title: component.title === '' ? null : component.title,
      labourMonths: Number(component.labourMonths),
      partMonths: Number(component.partMonths),
      travelMonths: Number(component.travelMonths),
    })),
  };
}

function typed(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}
