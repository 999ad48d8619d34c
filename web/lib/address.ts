// The address carries what a screen shows (search, tab, filters, open row), so that it can be shared and returned to.
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { useCallback } from 'react';

export type Address = Readonly<Record<string, string>>;

/** The query part of the address as plain text fields, and a way to change some; an empty value removes the field. */
export function useAddress(): [
  Address,
  (change: Record<string, string | undefined>, push?: boolean) => void,
] {
  // Our parseSearch makes nothing but text fields.
  const search: Address = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = useCallback(
    (fields: Record<string, string | undefined>, push = false) =>
      void navigate({
        to: '.',
        replace: !push,
        resetScroll: false,
        // One screen does not know another's fields; they are all plain text.
        search: (old: Address) => merge(old, fields),
      }),
    [navigate],
  );
  return [search, change];
}

/** A named part of the path, such as `number` in `/requests/$number`. */
export function usePathPart(name: string): string {
  // Our routes are made from plain paths, so the router cannot know their names.
  const parts: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  return parts[name] ?? '';
}

/** Goes to another screen: `go('/requests/482915637')`. */
export function useGo(): (to: string, replace?: boolean) => void {
  const navigate = useNavigate();
  return useCallback((to, replace = false) => void navigate({ href: to, replace }), [navigate]);
}

/**
 * Where the address has a query: `<Button component="a" {...linkTo('/imports/new?kind=models')}>`. A plain press stays in
 * the page; with Ctrl or the middle button the browser opens it as ever.
 */
export function useLinkTo(): (href: string) => {
  href: string;
  onClick: (event: MouseEvent<HTMLAnchorElement>) => void;
} {
  const go = useGo();
  return (href) => ({
    href,
    onClick: (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      go(href);
    },
  });
}

export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

export function stringifySearch(fields: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined && value !== null && value !== '')
      query.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

function merge(old: Address, fields: Record<string, string | undefined>): Record<string, string> {
  const kept = Object.entries({ ...old, ...fields }).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}
