import type { Screen, Side } from './load-streams.ts';

// Who was told of what, held against who may be told: nobody may be missed, and nobody may hear more.

/** Who may know of a row. */
export interface Readers {
  readonly side: Side;
  readonly agencyIds: readonly string[];
  readonly membershipIds: readonly string[];
}
interface Wait {
  readonly sentAtMs: number;
  readonly open: Set<number>;
  done(): void;
}

export class HintLedger {
  /** From the sending of a command until each of those who may has heard of it. */
  readonly delaysMs: number[] = [];
  readonly leaks: string[] = [];
  missed = 0;
  expected = 0;
  private readonly readers = new Map<string, Readers>();
  /** What was heard of rows whose command has not been answered yet. */
  private readonly early = new Map<string, { screen: Screen; atMs: number }[]>();
  private readonly onTheirWay = new Set<string>();
  private readonly waits = new Map<string, Wait>();

  heard(screen: Screen, id: string): void {
    const atMs = performance.now();
    const readers = this.readers.get(id);
    const wait = this.waits.get(id);
    if (readers === undefined || this.onTheirWay.has(id)) {
      this.early.set(id, [...(this.early.get(id) ?? []), { screen, atMs }]);
      return;
    }
    if (!maySee(screen, readers)) this.leak(screen, id);
    if (wait !== undefined) this.note(wait, screen, atMs);
  }

  /** A command on a known row is sent: what is heard of it from now on is judged when it is answered. */
  begin(id: string): void {
    this.onTheirWay.add(id);
  }

  /** Who may know of a row from now on; what was heard of it so far is judged by that. */
  know(id: string, readers: Readers): readonly { screen: Screen; atMs: number }[] {
    const early = this.early.get(id) ?? [];
    this.readers.set(id, readers);
    this.onTheirWay.delete(id);
    this.early.delete(id);
    for (const { screen } of early) if (!maySee(screen, readers)) this.leak(screen, id);
    return early;
  }

  /** The command on this row was sent at that moment and is answered now: who may is waited for, so long. */
  async follow(
    id: string,
    readers: Readers,
    given: { sentAtMs: number; screens: readonly Screen[]; waitMs: number },
  ): Promise<void> {
    const open = new Set(given.screens.filter((screen) => maySee(screen, readers)).map(({ at }) => at));
    this.expected += open.size;
    const early = this.know(id, readers);
    await new Promise<void>((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        this.missed += open.size;
        this.waits.delete(id);
        resolve();
      };
      const timer = setTimeout(finish, given.waitMs);
      const wait: Wait = { sentAtMs: given.sentAtMs, open, done: finish };
      this.waits.set(id, wait);
      for (const { screen, atMs } of early) this.note(wait, screen, atMs);
    });
  }

  private note(wait: Wait, screen: Screen, atMs: number): void {
    if (!wait.open.delete(screen.at)) return;
    this.delaysMs.push(atMs - wait.sentAtMs);
    if (wait.open.size === 0) wait.done();
  }

  private leak({ side, sees, agencyId }: Screen, id: string): void {
    this.leaks.push(`${side} ${sees} ${agencyId ?? ''} heard of ${id}`);
  }

  /** Rows that nobody wrote here, such as messages of the worker: agencies and the neighbour hear of none. */
  strays(): string[] {
    return [...this.early].flatMap(([id, heard]) => {
      const sides = new Set(heard.map(({ screen }) => screen.side));
      const isOffice = heard.every(({ screen }) => screen.sees === 'office');
      return isOffice && sides.size === 1 ? [] : [`heard by ${[...sides].join(' and ')}: ${id}`];
    });
  }
}

function maySee(screen: Screen, { side, agencyIds, membershipIds }: Readers): boolean {
  if (screen.side !== side) return false;
  if (screen.sees === 'office') return true;
  if (screen.sees === 'agency') return agencyIds.includes(screen.agencyId ?? '');
  return screen.sees === 'technician' && membershipIds.includes(screen.membershipId ?? '');
}
