import { LOGO_BYTES_MAX } from '../../../server/warranty/cards.contract.ts';

/** Heights that are tried, the sharpest first: on the card the logo is seven millimetres high. */
const HEIGHTS = [240, 160, 96, 64];

/** Any picture as a small PNG in base64. Throws when it cannot be read or stays too big. */
export async function pictureAsPng(file: File): Promise<string> {
  const picture = await createImageBitmap(file);
  for (const height of HEIGHTS) {
    const scale = Math.min(1, height / picture.height);
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const [, base64 = ''] = canvas.toDataURL('image/png').split(',');
    if (base64.length * 0.75 <= LOGO_BYTES_MAX) return base64;
  }
  throw new Error('the picture stays too big');
}
