/**
 * How many parts an SMS costs. Pure: the screen that edits a text and the server that sends it count alike.
 */

export type SmsLength = {
  readonly alphabet: 'gsm' | 'ucs2';
  /** Septets of the GSM alphabet (an extension sign costs two), else UTF-16 units, half-spaces included. */
  readonly units: number;
  readonly parts: number;
};

const gsmBasic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const gsmExtension = new Set('\f^{}\\[~]|€');

const unitsMax = { gsm: { alone: 160, inParts: 153 }, ucs2: { alone: 70, inParts: 67 } } as const;

/**
 * Counts the units and parts of a text: one sign outside GSM 03.38 makes the whole of it UCS-2. No text, no
 * part.
 */
export function smsLength(text: string): SmsLength {
  const signs = Array.from(text);
  const isGsm = signs.every((sign) => gsmBasic.has(sign) || gsmExtension.has(sign));
  const alphabet = isGsm ? 'gsm' : 'ucs2';
  const units = isGsm ? signs.length + signs.filter((sign) => gsmExtension.has(sign)).length : text.length;
  const { alone, inParts } = unitsMax[alphabet];
  const parts = units <= alone ? Math.min(units, 1) : Math.ceil(units / inParts);
  return { alphabet, units, parts };
}
