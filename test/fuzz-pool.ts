// What the answers taught: ids by what they are of, the version each was last seen at, codes, numbers and marks.

/** The company that somebody belongs to; nobody belongs to none. */
export type Side = 'arka' | 'binesh';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const TEXT_KEYS = new Set(['code', 'number', 'serial', 'mobile', 'token', 'next', 'kind']);
const KEPT_MAX = 120;
const VISITED_MAX = 400;

/** Of what something is: `/api/v1/own-stock-issues` and `stockIssueId` speak of the same. */
export function tagOf(name: string): string {
  const bare = name.replace(/^own-/, '').replaceAll('-', '').replace(/Ids?$/, '').toLowerCase();
  return bare.replace(/ies$/, 'y').replace(/(?<!s)s$/, '');
}

export class Pool {
  private readonly ids = { arka: new Map<string, string[]>(), binesh: new Map<string, string[]>() };
  private readonly texts = { arka: new Map<string, string[]>(), binesh: new Map<string, string[]>() };
  private readonly versions = new Map<string, number>();
  private readonly sides = new Map<string, Side>();
  private readonly quiet: ReadonlySet<string>;

  /** `quiet` are ids that nobody shall ever name. */
  constructor(quiet: Iterable<string>) {
    this.quiet = new Set(quiet);
  }

  /** Remembers what an answer to this side holds; says which ids of it the other side was the first to see. */
  learn(side: Side, path: string, answer: unknown): string[] {
    const segment = path.split('/').findLast((each) => each !== '' && !each.startsWith('{')) ?? '';
    const strange: string[] = [];
    let left = VISITED_MAX;
    const visit = (value: unknown, tag: string): void => {
      left -= 1;
      if (left < 0 || typeof value !== 'object' || value === null) return;
      if (Array.isArray(value)) {
        for (const each of value) visit(each, tag);
        return;
      }
      const fields = new Map<string, unknown>(Object.entries(value));
      const [id, version] = [fields.get('id'), fields.get('version')];
      if (typeof id === 'string' && typeof version === 'number') this.versions.set(id, version);
      for (const [name, inner] of fields) {
        if (typeof inner === 'string') this.keep(side, { tag, name, text: inner }, strange);
        else visit(inner, name === 'items' ? tag : tagOf(name));
      }
    };
    visit(answer, tagOf(segment));
    return strange;
  }

  private keep(
    side: Side,
    { tag, name, text }: { tag: string; name: string; text: string },
    strange: string[],
  ): void {
    if (TEXT_KEYS.has(name)) {
      add(this.texts[side], name, text);
    } else if ((name === 'id' || name.endsWith('Id')) && UUID.test(text) && !this.quiet.has(text)) {
      const first = this.sides.get(text);
      if (first === undefined) this.sides.set(text, side);
      else if (first !== side) strange.push(text);
      if (first === undefined || first === side) add(this.ids[side], name === 'id' ? tag : tagOf(name), text);
    }
  }

  /** An id of that kind, or of any kind while none is known. */
  id(side: Side, name: string, at: number): string | undefined {
    const known = this.ids[side].get(tagOf(name)) ?? [];
    const from = known.length > 0 ? known : this.everyId(side, at);
    return from[at % Math.max(1, from.length)];
  }

  /** An id of whatever kind. */
  anyId(side: Side, at: number): string | undefined {
    const some = this.everyId(side, at);
    return some[at % Math.max(1, some.length)];
  }

  private everyId(side: Side, at: number): readonly string[] {
    const lists = [...this.ids[side].values()];
    return lists[at % Math.max(1, lists.length)] ?? [];
  }

  text(side: Side, name: string, at: number): string | undefined {
    const known = this.texts[side].get(name) ?? [];
    return known[at % Math.max(1, known.length)];
  }

  version(id: string): number | undefined {
    return this.versions.get(id);
  }
}

function add(lists: Map<string, string[]>, tag: string, text: string): void {
  const list = lists.get(tag) ?? [];
  lists.set(tag, list);
  if (list.includes(text)) return;
  list.push(text);
  if (list.length > KEPT_MAX) list.shift();
}
