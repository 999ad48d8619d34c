// What a person typed is never lost: forms keep a draft in this browser until it is saved or thrown away.
import { useEffect, useMemo, useRef } from 'react';

const prefix = 'vafa.draft.';
const keepDays = 14;
const sizeMax = 200_000;
let owner = 'nobody';

/** Drafts belong to one membership; on a shared computer the next person does not see them. */
export function setDraftOwner(membership: string): void {
  owner = membership;
}

type Kept = { at: number; values: unknown };

export type Draft<Values> = {
  /** The draft found at the start, if any. */
  found: Partial<Values> | undefined;
  keep: (values: Values) => void;
  /** After saving, or when the person throws it away. */
  drop: () => void;
  /** The command that was sent of it and not answered yet; it outlives the page. */
  sent: SentStore;
};

/** One command on its way, with its key. */
export type SentStore = {
  read: () => { key: string; input: unknown } | undefined;
  write: (sent: { key: string; input: unknown } | undefined) => void;
};

/** A draft under a name such as `requests.receive`; an empty name keeps none. */
export function useDraft<Values extends object>(name: string): Draft<Values> {
  const key = `${prefix}${owner}.${name}`;
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const last = useRef<Values | undefined>(undefined);

  const draft = useMemo<Draft<Values>>(() => {
    const write = () => {
      if (last.current !== undefined) store(key, last.current);
      last.current = undefined;
    };
    return {
      // Read back from what this same form wrote; unknown fields are dropped when the form merges it.
      found: name === '' ? undefined : (read(key) as Partial<Values> | undefined),
      keep: (values) => {
        if (name === '') return;
        last.current = values;
        clearTimeout(timer.current);
        timer.current = setTimeout(write, 300);
      },
      drop: () => {
        clearTimeout(timer.current);
        last.current = undefined;
        localStorage.removeItem(key);
      },
      sent: sentStore(`${key}.sent`),
    };
  }, [key, name]);

  useEffect(() => {
    const flush = () => {
      clearTimeout(timer.current);
      if (last.current !== undefined) store(key, last.current);
    };
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [key]);

  return draft;
}

function sentStore(key: string): SentStore {
  return {
    read: () => {
      const kept = read(key);
      if (typeof kept !== 'object' || kept === null || !('key' in kept) || !('input' in kept))
        return undefined;
      return typeof kept.key === 'string' ? { key: kept.key, input: kept.input } : undefined;
    },
    write: (sent) => (sent === undefined ? localStorage.removeItem(key) : store(key, sent)),
  };
}

function store(key: string, values: object): void {
  const text = JSON.stringify({ at: Date.now(), values } satisfies Kept);
  if (text.length > sizeMax) return;
  try {
    localStorage.setItem(key, text);
  } catch {
    // The browser's store is full or closed: the oldest drafts go first, then once more.
    for (const old of oldestDrafts().slice(0, 5)) localStorage.removeItem(old);
  }
}

function read(key: string): unknown {
  const kept = parse(localStorage.getItem(key));
  if (kept === undefined) return undefined;
  if (Date.now() - kept.at < keepDays * 86_400_000) return kept.values;
  localStorage.removeItem(key);
  return undefined;
}

function oldestDrafts(): string[] {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(prefix))
    .toSorted(
      (a, b) => (parse(localStorage.getItem(a))?.at ?? 0) - (parse(localStorage.getItem(b))?.at ?? 0),
    );
}

function parse(text: string | null): Kept | undefined {
  if (text === null) return undefined;
  try {
    const kept: unknown = JSON.parse(text);
    const isKept = typeof kept === 'object' && kept !== null && 'at' in kept && 'values' in kept;
    return isKept && typeof kept.at === 'number' ? { at: kept.at, values: kept.values } : undefined;
  } catch {
    return undefined;
  }
}
