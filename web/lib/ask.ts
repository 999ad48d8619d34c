// Server state: questions (cached, kept fresh by live hints), lists by the page, and commands that happen once.
import {
  keepPreviousData,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Contract, InputOf, OutputOf } from './client.ts';
import { call, Problem } from './client.ts';
import type { SentStore } from './draft.ts';

export type { Contract };

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 10 * 60_000,
      retry: (failures, reason) => failures < 2 && !(reason instanceof Problem && reason.isRefusal),
    },
  },
});

type AskOptions<Answer> = {
  enabled?: boolean;
  topics?: readonly string[];
  keepOld?: boolean;
  staleMs?: number;
  /** Asks again by itself after so long, for work that goes on; a hint may be lost. */
  againMs?: (answer: Answer | undefined) => number | false;
};

/**
 * Asks a GET contract. Query key: [operation, input]. `topics` names live hints, beyond the operation's own slice,
 * that make the answer old; `keepOld` shows the last answer while the next comes.
 */
export function useAsk<C extends Contract>(
  contract: C,
  input: InputOf<C>,
  options: AskOptions<OutputOf<C>> = {},
) {
  const { againMs } = options;
  return useQuery<OutputOf<C>>({
    queryKey: [contract.operation, input],
    queryFn: ({ signal }) => call(contract, input, { signal }),
    enabled: options.enabled ?? true,
    meta: { topics: options.topics ?? [] },
    ...(options.staleMs === undefined ? {} : { staleTime: options.staleMs }),
    ...(againMs === undefined ? {} : { refetchInterval: (query) => againMs(query.state.data) }),
    ...(options.keepOld === false ? {} : { placeholderData: keepPreviousData }),
  });
}

type Page<Row> = {
  items: readonly Row[];
  next?: string | null | undefined;
  /** Beside the first page: how many rows stand under each tab, exact up to a ceiling. */
  counts?: Readonly<Record<string, { count: number; isMore: boolean }>> | null | undefined;
  /** The search was too short for the whole history. */
  isShortQuery?: boolean | undefined;
  /** More was found than can be sorted: only the newest hits are. */
  isCut?: boolean | undefined;
};
/** A list contract: its output is `{ items, next }`, its input takes `after` and `limit`. */
export type ListContract<Row> = Contract & {
  readonly output: { readonly _zod: { readonly output: Page<Row> } };
};
export type RowOf<C extends Contract> = OutputOf<C> extends { items: readonly (infer Row)[] } ? Row : never;

/** A list read by the page: `rows` grow with `more()`. */
export function useList<Row>(
  contract: ListContract<Row>,
  input: Record<string, unknown>,
  options: { enabled?: boolean; topics?: readonly string[]; limit?: number } = {},
) {
  const query = useInfiniteQuery({
    queryKey: [contract.operation, input, 'pages'],
    queryFn: async ({ pageParam, signal }) => {
      const after = pageParam === '' ? undefined : pageParam;
      // ListContract says that the output is a page of these rows; the input is checked by the server.
      const page = await call(contract, { ...input, limit: options.limit ?? 50, after }, { signal });
      return page;
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: options.enabled ?? true,
    meta: { topics: options.topics ?? [] },
    placeholderData: keepPreviousData,
  });
  return {
    rows: query.data?.pages.flatMap((page) => page.items),
    counts: query.data?.pages[0]?.counts ?? undefined,
    isShortQuery: query.data?.pages[0]?.isShortQuery ?? false,
    isCut: query.data?.pages[0]?.isCut ?? false,
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    loadingMore: query.isFetchingNextPage,
    /** A new answer is on its way while an older one is on screen. */
    refreshing: query.isPlaceholderData,
    failure: query.error,
    retry: () => void query.refetch(),
  };
}

type CommandOptions<C extends Contract> = {
  onDone?: (output: OutputOf<C>, input: InputOf<C>) => void;
  onRefused?: (problem: Problem) => void;
  /** Slices, besides the command's own, whose answers are now old: `['agencies']`. */
  also?: readonly string[];
  /** Where it is kept until it is answered; a page that went meanwhile sends it again, with the same key. */
  sent?: SentStore;
};

/**
 * A command that happens once. The key stays the same while the outcome is unknown (no answer, server trouble), so
 * pressing again repeats the same command; success or a clear refusal begins a new one.
 */
export function useCommand<C extends Contract>(contract: C, options: CommandOptions<C> = {}) {
  const client = useQueryClient();
  const key = useRef<string | undefined>(undefined);
  const mutation = useMutation<OutputOf<C>, Error, InputOf<C>>({
    mutationFn: (input) => {
      key.current ??= crypto.randomUUID();
      options.sent?.write({ key: key.current, input });
      return call(contract, input, { key: key.current });
    },
    onSuccess: (output, input) => {
      key.current = undefined;
      options.sent?.write(undefined);
      refreshSlices(client, [sliceOf(contract.operation), ...(options.also ?? [])]);
      options.onDone?.(output, input);
    },
    onError: (reason) => {
      if (!(reason instanceof Problem)) return;
      if (reason.isRefusal) {
        key.current = undefined;
        options.sent?.write(undefined);
      }
      options.onRefused?.(reason);
    },
  });
  const { sent } = options;
  const { mutate } = mutation;
  useEffect(() => {
    const unanswered = key.current === undefined ? sent?.read() : undefined;
    if (unanswered === undefined) return;
    key.current = unanswered.key;
    // What this very command wrote before the page went; the server checks it like any other.
    mutate(unanswered.input as InputOf<C>);
  }, [sent, mutate]);
  return {
    /** Carries it out; the outcome is in `problem` or goes to `onDone`. */
    run: (input: InputOf<C>) => mutation.mutate(input),
    /** The same, awaited. Throws Problem. */
    runNow: (input: InputOf<C>) => mutation.mutateAsync(input),
    busy: mutation.isPending,
    problem: mutation.error instanceof Problem ? mutation.error : undefined,
    reset: mutation.reset,
    /** What comes next is another command, whatever became of this one. */
    beginAnew: () => {
      key.current = undefined;
      options.sent?.write(undefined);
      mutation.reset();
    },
  };
}

/** Marks every answer of these slices old; those on screen are asked again. */
export function refreshSlices(client: QueryClient, slices: readonly string[]): void {
  void client.invalidateQueries({
    predicate: ({ queryKey }) => slices.includes(sliceOf(String(queryKey[0]))),
  });
}

export function sliceOf(operation: string): string {
  return operation.split('.')[0] ?? operation;
}
