/** A part and how much of it, as typed. */
export type PartLine = { partId: string; quantity: string };
export const newLine: PartLine = { partId: '', quantity: '' };

/** The contract's lines; an untouched last line is none. */
export function linesOf(lines: readonly PartLine[]) {
  return lines
    .filter(({ partId, quantity }) => partId !== '' || quantity !== '')
    .map(({ partId, quantity }) => ({ partId, quantity: Number(quantity) }));
}
