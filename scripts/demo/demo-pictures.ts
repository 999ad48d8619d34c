import sharp from 'sharp';

import type { EvidenceKind } from '../../server/service-reports/service-reports.contract.ts';

// Small drawn pictures where life has photos. The serial is drawn in strokes: a machine may have no font at all.

type Stroke = readonly [fromX: number, fromY: number, toX: number, toY: number];
const segments: Readonly<Record<string, Stroke>> = {
  a: [0, 0, 4, 0],
  b: [4, 0, 4, 3],
  c: [4, 3, 4, 6],
  d: [0, 6, 4, 6],
  e: [0, 3, 0, 6],
  f: [0, 0, 0, 3],
  g: [0, 3, 4, 3],
  /** Falling, lower half and whole. */
  r: [0, 3, 4, 6],
  n: [0, 0, 4, 6],
};
const glyphs: Readonly<Record<string, string>> = {
  '0': 'abcdef',
  '1': 'bc',
  '2': 'abged',
  '3': 'abgcd',
  '4': 'fgbc',
  '5': 'afgcd',
  '6': 'afgedc',
  '7': 'abc',
  '8': 'abcdefg',
  '9': 'abcdfg',
  A: 'abcefg',
  B: 'abcdefg',
  N: 'fenbc',
  R: 'abgfer',
  '-': 'g',
};

const WIDTH = 360;
const HEIGHT = 240;

/** A picture of a kind of evidence on one device; other serials and kinds give other bytes. */
export async function drawEvidence(kind: EvidenceKind, serial: string): Promise<Buffer> {
  const hue = Number.parseInt(serial.replaceAll(/\D/g, '') || '0', 10) % 360;
  const scene = kind === 'serial_plate' ? plate() : device(hue, kind === 'fault');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="100%" height="100%" fill="hsl(${hue} 12% 62%)"/>${scene}
    ${written(serial, kind === 'serial_plate' ? { x: 56, y: 104, size: 5 } : { x: 16, y: 214, size: 2 })}</svg>`;
  return await sharp(Buffer.from(svg)).jpeg({ quality: 72 }).toBuffer();
}

function plate(): string {
  const bars = Array.from(
    { length: 40 },
    (_, at) => `<rect x="${56 + at * 6}" y="156" width="${1 + ((at * 7) % 4)}" height="26" fill="#222"/>`,
  );
  return `<rect x="32" y="56" width="296" height="140" rx="8" fill="#e8e6df" stroke="#777" stroke-width="3"/>
    <rect x="56" y="76" width="120" height="8" fill="#999"/><rect x="200" y="76" width="70" height="8" fill="#bbb"/>
    ${bars.join('')}`;
}

function device(hue: number, isBroken: boolean): string {
  const mark = isBroken
    ? '<circle cx="196" cy="128" r="34" fill="none" stroke="#c22" stroke-width="7"/>'
    : '<path d="M160 128 l24 26 l48 -58" fill="none" stroke="#2a7" stroke-width="9"/>';
  return `<rect x="120" y="24" width="130" height="184" rx="10" fill="hsl(${hue} 8% 90%)" stroke="#666"
    stroke-width="3"/><path d="M120 86 h130 M138 44 v28 M138 100 v44" stroke="#888" stroke-width="4"/>${mark}`;
}

function written(text: string, { x, y, size }: { x: number; y: number; size: number }): string {
  const strokes = [...text].flatMap((letter, at) =>
    [...(glyphs[letter] ?? '')].flatMap((name) => {
      const stroke = segments[name];
      if (stroke === undefined) return [];
      const [fromX, fromY, toX, toY] = stroke.map((each) => each * size);
      const left = x + at * 6 * size;
      return [`M${left + (fromX ?? 0)} ${y + (fromY ?? 0)} L${left + (toX ?? 0)} ${y + (toY ?? 0)}`];
    }),
  );
  return `<path d="${strokes.join(' ')}" stroke="#222" stroke-width="${size * 0.7}" stroke-linecap="round"/>`;
}
