import type { CardFacts } from './card-facts.ts';

/** Cards of devices that are none, to see a design by. */
export function sampleFacts(count: number): CardFacts[] {
  return Array.from({ length: count }, (_, at) => ({
    device: {
      id: NOBODY,
      brandId: NOBODY,
      brandCode: '',
      brandTitle: 'برند',
      modelId: NOBODY,
      modelCode: '',
      modelTitle: 'مدل RF-620',
      typeId: NOBODY,
      typeTitle: 'یخچال فریزر',
      productLineId: NOBODY,
      serial: `AK-${100_494 + at}`,
      customerId: null,
      siteId: null,
      producedOn: null,
      leftWarehouseOn: null,
      soldToDealerOn: null,
      soldOn: null,
      installedOn: null,
      activatedOn: null,
      isUnproven: false,
      version: 1,
    },
    code: 'SAMPLE00',
    printCount: 0,
    startsOn: '2024-04-29',
    promises: [
      {
        title: '',
        kinds: ['labour', 'part', 'travel'],
        length: { unit: 'month', count: 24 },
        endsOn: '2026-04-30',
      },
      { title: 'کمپرسور', kinds: ['part'], length: { unit: 'month', count: 60 }, endsOn: '2029-04-29' },
    ],
  }));
}
const NOBODY = '00000000-0000-7000-8000-000000000000';
