/** The simple form of a policy as terms, and back: one term for each length that labour, parts or travel share. */

import { codeKey } from '../lib/fold.ts';
import type { Length, LineKind } from './coverage.ts';
import { lineKinds } from './coverage.ts';

export type SimpleMonths = {
  readonly labourMonths: number;
  readonly partMonths: number;
  readonly travelMonths: number;
};
export type SimpleComponent = SimpleMonths & { readonly code: string; readonly title: string | null };
export type SimplePromise = SimpleMonths & { readonly components: readonly SimpleComponent[] };

/** A term as it is stored, without the ids. */
export type TermRecord = {
  readonly title: string;
  readonly scope: 'device' | 'components' | 'repair_actions';
  readonly scopeCodes: readonly string[];
  readonly sharePercent: Readonly<Record<LineKind, number>>;
  readonly length: Length | null;
};

/** Terms of the whole device first, then of each component; equal months make one term. No months, no term. */
export function termsOfPromise(
  promise: SimplePromise,
  /** Further keys by which a component is known, such as the code of the part of that name. */
  keysOf: (component: SimpleComponent) => readonly string[],
): TermRecord[] {
  return [
    ...termsOf(promise, { title: '', scope: 'device', scopeCodes: [] }),
    ...promise.components.flatMap((component) =>
      termsOf(component, {
        title: component.title ?? component.code,
        scope: 'components',
        scopeCodes: [...new Set([codeKey(component.code), ...keysOf(component)])],
      }),
    ),
  ];
}

function termsOf(months: SimpleMonths, of: Pick<TermRecord, 'title' | 'scope' | 'scopeCodes'>): TermRecord[] {
  const counts = [...new Set(lineKinds.map((kind) => monthsOf(months, kind)))].filter((count) => count > 0);
  return counts
    .toSorted((one, other) => one - other)
    .map((count) => ({
      ...of,
      sharePercent: {
        labour: months.labourMonths === count ? 100 : 0,
        part: months.partMonths === count ? 100 : 0,
        travel: months.travelMonths === count ? 100 : 0,
      },
      length: { unit: 'month', count },
    }));
}

/** What the simple form shows of terms; terms that it cannot say are left out. */
export function promiseOfTerms(terms: readonly TermRecord[]): SimplePromise {
  const components = Map.groupBy(
    terms.filter((term) => term.scope === 'components'),
    (term) => term.scopeCodes[0] ?? '',
  );
  return {
    ...monthsOfTerms(terms.filter((term) => term.scope === 'device')),
    components: [...components].map(([code, own]) => ({
      code,
      title: own[0]?.title ?? null,
      ...monthsOfTerms(own),
    })),
  };
}

function monthsOfTerms(terms: readonly TermRecord[]): SimpleMonths {
  const longest = (kind: LineKind) =>
    Math.max(
      0,
      ...terms.map(({ sharePercent, length }) =>
        sharePercent[kind] > 0 && length?.unit === 'month' ? length.count : 0,
      ),
    );
  return { labourMonths: longest('labour'), partMonths: longest('part'), travelMonths: longest('travel') };
}

function monthsOf(months: SimpleMonths, kind: LineKind): number {
  switch (kind) {
    case 'labour':
      return months.labourMonths;
    case 'part':
      return months.partMonths;
    case 'travel':
      return months.travelMonths;
  }
}
