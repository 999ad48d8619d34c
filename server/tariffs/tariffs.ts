// The door of this slice for the slices above it; it asks nobody's permission, its callers do.

export { priceLines } from './price-lines.ts';
