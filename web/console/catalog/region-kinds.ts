import type { regionKinds } from '../../../server/catalog/catalog.contract.ts';

export type RegionKind = (typeof regionKinds)[number];
