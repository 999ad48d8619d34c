import { customers as words } from '../../texts/fa/customers.ts';

/** The parts of an address, each as typed. */
export interface SiteParts {
  readonly provinceTitle: string | null;
  readonly cityTitle: string | null;
  readonly district: string;
  readonly street: string;
  readonly alley: string;
  readonly plaque: string;
  readonly floor: string;
  readonly unit: string;
  readonly landmark: string;
}

/** An address in one line, from the province down to the unit; addresses are Persian in every language. */
export function siteLine(site: SiteParts): string {
  const { provinceTitle, cityTitle } = site;
  const parts = [
    provinceTitle === cityTitle ? '' : (provinceTitle ?? ''),
    cityTitle ?? '',
    site.district,
    site.street,
    site.alley,
    labelled(words['customers.line.plaque'], site.plaque),
    labelled(words['customers.line.floor'], site.floor),
    labelled(words['customers.line.unit'], site.unit),
    site.landmark === '' ? '' : `(${site.landmark})`,
  ];
  return parts.filter((part) => part !== '').join('، ');
}

/** «پلاک ۱۲», and not «پلاک پلاک ۱۲» where somebody typed the word too. */
function labelled(label: string, value: string): string {
  return value === '' || value.startsWith(label) ? value : `${label} ${value}`;
}
