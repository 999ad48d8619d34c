import { digits } from '../../lib/numbers.ts';

export type Piece = { kind: 'plain' | 'link' | 'code'; said: string; place: number };

const marked = /(?<link>https?:\/\/[^\s،؛]+)|(?<code>[\d۰-۹](?:[ -]?[\d۰-۹]){3,})/gu;

/** A message cut into words, links and codes (tracking numbers, log-in codes, phones), in their order. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of text.matchAll(marked)) {
    if (found.index > from) pieces.push({ kind: 'plain', said: text.slice(from, found.index), place: from });
    const kind = found.groups?.['link'] === undefined ? 'code' : 'link';
    pieces.push({ kind, said: found[0], place: found.index });
    from = found.index + found[0].length;
  }
  if (from < text.length) pieces.push({ kind: 'plain', said: text.slice(from), place: from });
  return pieces;
}

/** The text on our screens, all its digits of one script. A phone gets numbers to call in Latin ones; links need them. */
export function shownText(text: string): string {
  return piecesOf(text).map(shownPiece).join('');
}

export function shownPiece({ kind, said }: Piece): string {
  return kind === 'link' ? said : digits(said);
}
