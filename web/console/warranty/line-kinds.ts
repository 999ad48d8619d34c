/** What a repair costs, in the order in which people ask for it. */
export const lineKinds = ['labour', 'part', 'travel'] as const;
export type LineKind = (typeof lineKinds)[number];
