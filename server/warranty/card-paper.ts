import { cardWords as words } from '../../texts/fa/warranty-cards.ts';
import { warranty } from '../../texts/fa/warranty.ts';
import { persianDigits } from '../lib/digits.ts';
import { addDays, formatJalaliDay } from '../lib/jalali.ts';
import { pdfOf } from '../lib/pdf.ts';
import { translator } from '../lib/texts.ts';
import type { CardDesign } from './card-design.ts';
import type { CardFacts } from './card-facts.ts';
import type { CardBatchView } from './cards.contract.ts';
import { qrImage } from './qr-image.ts';

// Cards on paper: ten on a sheet to cut, or one on a page of its own size for a card printer.

const t = translator('fa', { ...words, ...warranty });
/** What has room on a card; the public page behind the QR says the rest. */
const PROMISES_SHOWN = 3;

export interface CardsAsk {
  readonly layout: CardBatchView['layout'];
  readonly design: CardDesign;
  readonly companyTitle: string;
  /** `…/p/<company>/warranty`. */
  readonly address: string;
  readonly cards: readonly CardFacts[];
}

/** Sets the cards; a thousand take a few seconds. Rows H1, H5. */
export async function cardsPaper({
  layout,
  design,
  companyTitle,
  address,
  cards,
}: CardsAsk): Promise<Buffer> {
  const { colour, headline, headlineEn, terms, termsEn, logo } = design;
  return await pdfOf(new URL('./cards.typ', import.meta.url), {
    layout,
    design: { colour, headline, headlineEn, terms, termsEn, logo: logo === null ? null : [...logo] },
    company: companyTitle,
    words: {
      serial: t('warranty.card.serial'),
      start: t('warranty.card.start'),
    },
    cards: cards.map((card) => cardOf(card, address)),
  });
}

/** What the QR of a card says. */
export function cardLink(
  address: string,
  { serial, code }: { readonly serial: string | null; readonly code: string },
): string {
  return `${address}?s=${encodeURIComponent(serial ?? '')}&c=${code}`;
}

function cardOf({ device, code, printCount, startsOn, promises }: CardFacts, address: string) {
  const { serial, typeTitle, modelTitle, brandTitle } = device;
  return {
    serial: serial ?? '',
    title: modelTitle.startsWith(typeTitle) ? modelTitle : `${typeTitle} ${modelTitle}`,
    brand: brandTitle,
    start: startsOn === null ? t('warranty.card.notStarted') : day(startsOn),
    promises: promises.slice(0, PROMISES_SHOWN).map(lineOf),
    code: `${code.slice(0, 4)}-${code.slice(4)}`,
    reprint: printCount === 0 ? '' : t('warranty.card.reprint', { number: printCount + 1 }),
    qr: qrImage(cardLink(address, { serial, code })),
  };
}

/** «کمپرسور تا ۱۴۰۸/۰۲/۰۹ (قطعه)»; before the cover has started its length. */
function lineOf({ title, kinds, length, endsOn }: CardFacts['promises'][number]): string {
  const span = length === null ? '' : t(`warranty.card.length.${length.unit}`, { count: length.count });
  return t('warranty.card.promise', {
    title: title === '' ? t('warranty.card.wholeDevice') : title,
    span: endsOn === null ? span : t('warranty.card.until', { on: day(addDays(endsOn, -1)) }),
    kinds: kinds.map((kind) => t(`warranty.line.${kind}`)).join('، '),
  });
}

const day = (isoDay: string) => persianDigits(formatJalaliDay(isoDay));
