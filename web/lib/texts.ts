// The words on screen. Persian comes with the first page; English is fetched when asked for.
import { useSyncExternalStore } from 'react';
import type { Dictionary, Language, SlotsIn, Translate } from '../../server/lib/texts.ts';
import { sentences } from '../../server/lib/texts.ts';
import { faOffice } from '../../texts/fa.office.ts';
import type { faScreens } from '../../texts/fa.screens.ts';

export type TextKey = keyof typeof faScreens;
/** The keys whose text has no slots: titles of screens, labels. */
export type PlainKey = {
  [key in TextKey]: (typeof faScreens)[key] extends PlainText<(typeof faScreens)[key]> ? key : never;
}[TextKey];
type PlainText<Any> = [SlotsIn<Any>] extends [never] ? Any : never;
type Facts = Readonly<Record<string, string | number>>;

let language: Language = 'fa';
/** Persian as far as it is here: some words come with the screens that say them. */
let fa: Dictionary = faOffice;
let say = sentences('fa', fa);
const listeners = new Set<() => void>();

export function textLanguage(): Language {
  return language;
}

/** Changes the language of the whole screen. */
export async function setTextLanguage(next: Language): Promise<void> {
  say = sentences(next, next === 'fa' ? fa : (await import('../../texts/en.screens.ts')).enScreens);
  language = next;
  for (const tell of listeners) tell();
}

/** Fetches the words of the agency portal; its screens wait for them. */
export async function loadPortalTexts(): Promise<void> {
  const { faPortal } = await import('../../texts/fa.portal.ts');
  addPersian(faPortal);
}

/** Fetches what goodwill and the policy of reports say; few open them. */
export async function loadReportRules(): Promise<void> {
  const { reportRules } = await import('../../texts/fa/report-rules.ts');
  addPersian(reportRules);
}

/** Fetches what the screens of warranty cards say. */
export async function loadCardWords(): Promise<void> {
  const { cardWords } = await import('../../texts/fa/warranty-cards.ts');
  addPersian(cardWords);
}

function addPersian(more: Dictionary): void {
  fa = { ...fa, ...more };
  if (language === 'fa') say = sentences('fa', fa);
}

/** The sentence of a key in the language of the screen: `t('web.tooMany', { count: 1000 })`. */
export const t: Translate<typeof faScreens> = (key, ...[values]) => say(key, values ?? {}) ?? key;

/** The sentence of a key known only at run time (a failure code, a timeline kind); undefined if there is none. */
export function sentenceOf(key: string, facts: Facts = {}): string | undefined {
  return say(key, facts);
}

/** `t` of the current language, for components that stay while the language changes. */
export function useT(): typeof t {
  useSyncExternalStore(subscribe, textLanguage);
  return t;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
