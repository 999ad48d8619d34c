// The words of the tariff, as lists that screens, tables and rules share.

/** What a rule can price. */
export const tariffKinds = ['labour_charge', 'agency_fee', 'travel_rate', 'visit_fee'] as const;
export type TariffKind = (typeof tariffKinds)[number];

/** What a rule can be about, the most telling first: one of these beats any number of those that follow it. */
export const tariffDims = [
  'agency',
  'grade',
  'model',
  'type',
  'productLine',
  'repairAction',
  'fault',
  'serviceKind',
  'regionClass',
] as const;
export type TariffDim = (typeof tariffDims)[number];

/** Why a rule that fits the case was not used. */
export const lossReasons = ['less_specific', 'not_above_price', 'no_price'] as const;
export type LossReason = (typeof lossReasons)[number];

export const tariffServiceKinds = [
  'installation',
  'commissioning',
  're_installation',
  'warranty_repair',
  'paid_repair',
  'inspection',
  'periodic',
  'training',
  'update',
  'pick_up',
  'delivery',
] as const;
export type TariffServiceKind = (typeof tariffServiceKinds)[number];
