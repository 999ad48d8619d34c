/** The dates of a device that may start cover, in the order of its life. */
export const bases = [
  'produced',
  'left_warehouse',
  'sold_to_dealer',
  'sold_to_customer',
  'installed',
  'activated',
] as const;
export const guarantors = ['company', 'importer', 'seller', 'insurer', 'agency'] as const;
