// What a list shows, written in the address: search, stage, filters, sorting, open row.
import { useAddress } from '../lib/address.ts';
import { useRemembered } from '../lib/remember.ts';
import type { Sort } from './table-model.ts';

/** Fields of the address that belong to the list itself; all others are filters. */
const own = new Set(['q', 'sort', 'open']);

export type SavedFilter = { title: string; fields: Record<string, string> };

export function useListAddress(name: string) {
  const [address, change] = useAddress();
  const [saved, setSaved] = useRemembered<readonly SavedFilter[]>(`list.${name}.saved`, [], savedOf);
  const filters = Object.fromEntries(Object.entries(address).filter(([field]) => !own.has(field)));
  const shown = Object.fromEntries(Object.entries(address).filter(([field]) => field !== 'open'));
  return {
    q: address['q'] ?? '',
    sort: sortOf(address['sort']),
    openId: address['open'],
    filters,
    /** Search and filters together, without the open row. */
    shown,
    isFiltered: Object.keys(shown).some((field) => field !== 'sort'),
    setQuery: (q: string) => change({ q, open: undefined }),
    setSort: (sort: Sort | undefined) =>
      change({ sort: sort === undefined ? undefined : `${sort.down ? '-' : ''}${sort.by}` }),
    setFilter: (fields: Record<string, string | undefined>) => change(fields),
    /** The first opening is a step that the back button undoes; later rows replace it. */
    open: (id: string | undefined) => change({ open: id }, address['open'] === undefined && id !== undefined),
    clear: () => change(Object.fromEntries(Object.keys(shown).map((field) => [field, undefined]))),
    saved,
    save: (title: string) =>
      setSaved([...saved.filter((one) => one.title !== title), { title, fields: { ...shown } }]),
    drop: (title: string) => setSaved(saved.filter((one) => one.title !== title)),
    show: ({ fields }: SavedFilter) =>
      change({ ...Object.fromEntries(Object.keys(shown).map((field) => [field, undefined])), ...fields }),
  };
}

export type ListAddress = ReturnType<typeof useListAddress>;

/** `-receivedAt` sorts from the last. */
function sortOf(text: string | undefined): Sort | undefined {
  if (text === undefined || text === '') return undefined;
  return text.startsWith('-') ? { by: text.slice(1), down: true } : { by: text, down: false };
}

function savedOf(stored: unknown): readonly SavedFilter[] | undefined {
  if (!Array.isArray(stored)) return undefined;
  return stored.filter(
    (one): one is SavedFilter => typeof one?.title === 'string' && typeof one.fields === 'object',
  );
}
