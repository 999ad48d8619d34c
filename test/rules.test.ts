import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { basename, dirname, join, normalize } from 'node:path';
import { test } from 'node:test';

// The house rules that a machine can hold. Each says what breaks it, by file.

const ROOT = join(import.meta.dirname, '..');
const PATTERNS = [
  'server/**/*.ts',
  'web/**/*.{ts,tsx}',
  'texts/**/*.ts',
  'simulators/**/*.ts',
  'bench/**/*.ts',
  'test/**/*.ts',
  'scripts/**/*.{ts,mjs}',
];

interface Source {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  /** Paths inside the project that it imports. */
  readonly imports: readonly string[];
}

const sources = await readSources();
const STRATA: Readonly<Record<string, number>> = {
  identity: 1,
  catalog: 1,
  files: 1,
  customers: 2,
  agencies: 2,
  devices: 3,
  messaging: 3,
  sla: 3,
  tariffs: 3,
  ledger: 3,
  warranty: 4,
  warehouse: 4,
  requests: 5,
  'service-reports': 6,
  surveys: 6,
  exchange: 7,
  insights: 7,
};
/** Files that put the program together and may know every slice. */
const ASSEMBLY =
  /^server\/(company|app|app-check|main|start|print|pages|settings|slices|(live|health|metrics|docs)\.routes)\.ts$/;

test('a file stays one thing: 300 lines, tests and SQL 400', () => {
  const long = sources.filter(({ path, lines }) => lines > (/\.test\.ts$|\.sql\.ts$/.test(path) ? 400 : 300));
  assert.deepEqual(
    long.map(({ path, lines }) => `${path}: ${lines}`),
    [],
  );
});

test('a component stays one thing: 120 lines, a hook 60', () => {
  const long = sources
    .filter(({ path }) => path.startsWith('web/'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/^(?:export )?function (use[A-Z]\w*|[A-Z]\w*)[\s\S]*?\n\}$/gm)].map(
        ([whole, name]) => ({
          said: `${path}: ${name}`,
          lines: whole.split('\n').length,
          linesMax: name?.startsWith('use') ? 60 : 120,
        }),
      ),
    )
    .filter(({ lines, linesMax }) => lines > linesMax);
  assert.deepEqual(
    long.map(({ said, lines }) => `${said}: ${lines}`),
    [],
  );
});

test('files are called by what they are', () => {
  const wrong = sources
    .map(({ path }) => path)
    .filter((path) => {
      const name = basename(path);
      if (/^(index|utils?|helpers?|common|types|misc|shared)\b/.test(name)) return true;
      return name.endsWith('.tsx')
        ? !/^[A-Z][A-Za-z]+\.tsx$/.test(name) && !/^(main|router)\.tsx$/.test(name)
        : !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+(-[a-z]+)*)*\.(ts|mjs)$/.test(name);
    });
  assert.deepEqual(wrong, []);
});

test('lib knows nothing of the trade', () => {
  const wrong = edges((path) => path.startsWith('server/lib/') && !path.endsWith('.test.ts')).filter(
    ([, to]) => !to.startsWith('server/lib/'),
  );
  assert.deepEqual(wrong, []);
});

test('strata go down only, and a slice is entered by its doors', () => {
  const wrong = edges(
    (path) => sliceOf(path) !== undefined && !isTest(path) && !path.endsWith('.make.ts'),
  ).filter(([from, to]) => {
    const own = sliceOf(from);
    const other = sliceOf(to);
    if (other === undefined || own === other) return false;
    const name = basename(to);
    if (name === `${other}.contract.ts`) return false;
    if (name === `${other}.events.ts` && /\.(events|slice|jobs)\.ts$/.test(from)) return false;
    const isDown = (STRATA[own ?? ''] ?? 0) > (STRATA[other] ?? 99);
    return !isDown || (name !== `${other}.ts` && name !== `${other}.events.ts`);
  });
  assert.deepEqual(wrong, []);
});

test('every slice has its stratum, and only the assembly stands outside the slices', () => {
  const unknown = sources
    .map(({ path }) => path)
    .filter((path) => path.startsWith('server/') && !path.startsWith('server/lib/') && !isTest(path))
    .filter((path) =>
      sliceOf(path) === undefined ? !ASSEMBLY.test(path) : STRATA[sliceOf(path) ?? ''] === undefined,
    );
  assert.deepEqual(unknown, []);
});

test('the web reads contracts and pure lib files, never a verb or a statement', () => {
  const wrong = edges((path) => path.startsWith('web/')).filter(([, to]) => {
    if (!to.startsWith('server/')) return false;
    return (
      !/\.contract\.ts$/.test(to) &&
      !/^server\/lib\/(contract|fields|problem|texts|jalali|digits|fold|phone|money|list-mark)\.ts$/.test(to)
    );
  });
  assert.deepEqual(wrong, []);
});

test('the kit knows no slice', () => {
  const wrong = edges((path) => path.startsWith('web/kit/')).filter(([, to]) => sliceOf(to) !== undefined);
  assert.deepEqual(wrong, []);
});

test('simulators are the outside world: they import nothing of the server', () => {
  const wrong = edges((path) => path.startsWith('simulators/')).filter(([, to]) => to.startsWith('server/'));
  assert.deepEqual(wrong, []);
});

test('SQL stands in statement files and migrations', () => {
  const wrong = sources
    .filter(
      ({ path }) =>
        path.startsWith('server/') &&
        !/\.sql\.ts$|\.test\.ts$|\.make\.ts$/.test(path) &&
        !path.startsWith('server/lib/'),
    )
    .filter(({ text }) => /[`'"]\s*(select .+ from|insert into|update \w+ set|delete from)\b/i.test(text));
  assert.deepEqual(
    wrong.map(({ path }) => path),
    [],
  );
});

test('names say what people do at work', () => {
  const wrong = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/\bfunction ((?:handle|process|manage|perform|do)(?=[A-Z])\w*)/g)].map(
      (match) => `${path}: ${match[1]}`,
    ),
  );
  assert.deepEqual(wrong, []);
});

test('no type is silenced outside the border files', () => {
  const wrong = sources
    .filter(({ path }) => /^(server|web|texts|simulators)\//.test(path) && !isTest(path))
    .flatMap(({ path, text }) => {
      const isBorder = path.startsWith('server/lib/') || path.startsWith('web/lib/');
      const found = [
        ...text.matchAll(/\bas any\b|: any\b|<any>|@ts-(ignore|expect-error|nocheck)|\bas unknown as\b/g),
      ];
      const casts = isBorder
        ? []
        : [...text.matchAll(/\)? as (?!const\b)[A-Z][\w<>[\]]*[;,)\s]/g)].filter(
            (match) => !isInImport(text, match.index),
          );
      return [...found, ...casts].map((match) => `${path}: ${match[0].trim()}`);
    });
  assert.deepEqual(wrong, []);
});

test('suppressions are counted, and the count only falls', () => {
  const SUPPRESSIONS_MAX = 0;
  const found = sources
    .filter(({ path }) => path !== 'test/rules.test.ts')
    .flatMap(({ path, text }) => [...text.matchAll(/oxlint-disable|eslint-disable/g)].map(() => path));
  assert.ok(found.length <= SUPPRESSIONS_MAX, found.join(', '));
});

test('no test is skipped, alone, or decides while it runs', () => {
  const wrong = sources
    .filter(({ path }) => isTest(path) && path !== 'test/rules.test.ts')
    .filter(({ text }) => /\b(test|it|describe)\.(skip|only|todo)\b|\{ (skip|todo|only):/.test(text));
  assert.deepEqual(
    wrong.map(({ path }) => path),
    [],
  );
});

test('every row that a test shows is listed', async () => {
  const list = await readFile(join(ROOT, 'docs/rows.md'), 'utf8');
  const shown = new Set(
    sources
      .filter(({ path }) => isTest(path))
      .flatMap(({ text }) =>
        [...text.matchAll(/\btest\(\s*[`'"]([A-R]\d{1,2})\b/g)].map((match) => match[1] ?? ''),
      ),
  );
  const rows = new Set(
    [...list.matchAll(/\b([A-R])(\d{1,2})(?:–\1(\d{1,2}))?/g)].flatMap(([, letter, from, to]) =>
      Array.from(
        { length: Number(to ?? from) - Number(from) + 1 },
        (_, at) => `${letter ?? ''}${Number(from) + at}`,
      ),
    ),
  );
  assert.deepEqual(
    [...shown].filter((row) => !rows.has(row)),
    [],
  );
});

test('directions are logical: start and end, never left and right', async () => {
  const wrong: string[] = [];
  for await (const path of glob('web/**/*.css', { cwd: ROOT })) {
    const text = await readFile(join(ROOT, path), 'utf8');
    if (
      /(margin|padding|border)-(left|right)\b|\b(float|text-align):\s*(left|right)\b|^\s*(left|right):/m.test(
        text,
      )
    )
      wrong.push(path);
  }
  assert.deepEqual(wrong, []);
});

test('nothing names a machine or a registry', async () => {
  const wrong = sources.filter(
    ({ text, path }) =>
      path !== 'test/rules.test.ts' && /\/work\/|\/root\/|registry\.[a-z]+\.|shared\/design/.test(text),
  );
  assert.deepEqual(
    wrong.map(({ path }) => path),
    [],
  );
  const lock = await readFile(join(ROOT, 'package-lock.json'), 'utf8');
  assert.doesNotMatch(lock, /"resolved"/);
});

function edges(isFrom: (path: string) => boolean): [string, string][] {
  return sources
    .filter(({ path }) => isFrom(path))
    .flatMap(({ path, imports }) => imports.map((to): [string, string] => [path, to]));
}

function sliceOf(path: string): string | undefined {
  const name = /^server\/([a-z-]+)\//.exec(path)?.[1];
  return name === 'lib' ? undefined : name;
}

function isTest(path: string): boolean {
  return path.endsWith('.test.ts') || path.startsWith('test/');
}

function isInImport(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at) + 1, text.indexOf('\n', at + 1));
  return /^\s*(import|export)\b|^\s*\/?\*|\/\/|^\s*\w+ as \w+,?$/.test(line);
}

async function readSources(): Promise<Source[]> {
  const found: Source[] = [];
  for (const pattern of PATTERNS) {
    for await (const path of glob(pattern, { cwd: ROOT })) {
      const text = await readFile(join(ROOT, path), 'utf8');
      const imports = [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map((match) =>
        normalize(join(dirname(path), match[1] ?? '')),
      );
      found.push({ path, text, lines: text.trimEnd().split('\n').length, imports });
    }
  }
  return found;
}
