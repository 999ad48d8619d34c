import { create } from 'qrcode';

/** Cells of quiet around the code that a reader needs. */
const QUIET = 2;

/** A QR code as SVG: one path, a run of dark cells each stroke, so that a thousand of them stay small. */
export function qrImage(text: string): string {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const isDark = (row: number, column: number) => column < size && data[row * size + column] === 1;
  let path = '';
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!isDark(row, column)) continue;
      const from = column;
      while (isDark(row, column)) column += 1;
      path += `M${from + QUIET} ${row + QUIET}h${column - from}v1h${from - column}z`;
    }
  }
  const side = size + 2 * QUIET;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><path fill="#000" d="${path}"/></svg>`;
}
