import type { Dictionary } from '../../server/lib/texts.ts';

/** The coded words of the company, in English. */
export const catalog = {
  'permission.catalog.read': 'See base data',
  'permission.catalog.write': 'Change base data',
  'catalog.codeTaken': 'This code is already in use.',
  'catalog.regionTaken': 'There is already one of this name in the same region.',
  'catalog.unknownBrand': 'We do not know this brand.',
  'catalog.unknownType': 'We do not know this product type.',
  'catalog.unknownProductLine': 'We do not know this product line; bring in the list of product lines first.',
  'catalog.unknownModel': 'We do not know this model.',
  'catalog.unknownProvince': 'We do not know this province.',
  'catalog.unknownReason': 'We do not know this reason.',
  'catalog.wrongParent': 'A city lies in a province and a district in a city; the region above is not right.',
  'catalog.notAnAreaCode': 'An area code begins with zero and has three to eight digits.',
  'catalog.priceDayMissing': 'Write from which day this price holds.',
  'catalog.typeInOtherLine': 'This product type is already in another product line.',
  'catalog.districtWithoutCity': 'Write the city of the district too.',
} as const satisfies Dictionary;
