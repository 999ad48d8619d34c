import type { Operation } from './api-operations.ts';
import type { FieldLine } from './api-fields.ts';
import { fold } from './fold.ts';

// The documentation for programs as plain HTML: no script, nothing from elsewhere. Search and language are links, so
// that it works in any browser, on a phone, and without one.

type Say = (code: string, facts?: Readonly<Record<string, unknown>>) => string;

export interface DocsWords {
  readonly language: 'fa' | 'en';
  readonly say: Say;
  /** A chapter's name; its own where there is no word. */
  chapter(slice: string): string;
  title(operation: Operation): string;
  permission(name: string): string;
}

const PATH = '/api/docs';

/** The operations that hold every word of the question, anywhere. */
export function findOperations(
  operations: readonly Operation[],
  words: readonly DocsWords[],
  question: string,
): readonly Operation[] {
  const wanted = fold(question)
    .split(' ')
    .filter((word) => word !== '');
  if (wanted.length === 0) return operations;
  return operations.filter((each) => {
    const output = each.output === 'file' ? [] : each.output;
    const texts = [each.name, each.path, each.summary, each.method, each.permission];
    const said = words.flatMap((one) => [
      one.title(each),
      one.chapter(each.slice),
      one.permission(each.permission),
    ]);
    const fields = [...each.input, ...output].map(({ path }) => path);
    const text = fold([...texts, ...said, ...fields].join(' '));
    return wanted.every((word) => text.includes(word));
  });
}

export function listPage(words: DocsWords, found: readonly Operation[], question: string): string {
  const { say } = words;
  const chapters = Map.groupBy(found, (each) => each.slice);
  const list = [...chapters].map(
    ([slice, operations]) => `<section><h2>${text(words.chapter(slice))}</h2><ul class="list">
${operations.map((each) => itemOf(words, each)).join('\n')}</ul></section>`,
  );
  return page(words, say('apiDocs.title'), linkTo(words, '', question, 'other'), [
    `<p>${text(say('apiDocs.intro'))}</p>`,
    `<form role="search" action="${PATH}"><input type="hidden" name="lang" value="${words.language}">
<input type="search" name="q" value="${text(question)}" aria-label="${text(say('apiDocs.search'))}"
 placeholder="${text(say('apiDocs.search'))}" maxlength="200"><button>${text(say('apiDocs.find'))}</button></form>`,
    `<p class="dim">${text(say('apiDocs.found', { count: found.length }))} ·
 <a href="/api/openapi.json">${text(say('apiDocs.machine'))}</a></p>`,
    found.length === 0 ? `<p>${text(say('apiDocs.nothing'))}</p>` : list.join('\n'),
  ]);
}

export function operationPage(words: DocsWords, each: Operation): string {
  const { say } = words;
  const title = words.title(each);
  const isOpen = each.permission === 'public' || each.permission === 'signedIn';
  const answer =
    each.output === 'file'
      ? `<p>${text(say(each.slice === 'live' ? 'apiDocs.stream' : 'apiDocs.file'))}</p>`
      : table(words, each.output, () => '');
  return page(words, title, linkTo(words, each.name, '', 'other'), [
    `<p><a href="${linkTo(words, '', '', 'same')}">${text(say('apiDocs.back'))}</a></p>`,
    `<p class="call" dir="ltr">${call(each)}</p>`,
    title === each.summary ? '' : `<p class="dim" dir="ltr" lang="en">${text(each.summary)}</p>`,
    `<p>${text(say('apiDocs.permission'))}: ${text(words.permission(each.permission))}
 ${isOpen ? '' : `<code dir="ltr">${text(each.permission)}</code>`}</p>`,
    `<h2>${text(say('apiDocs.input'))}</h2>`,
    table(words, each.input, (line) =>
      say(`apiDocs.in${line.place[0]?.toUpperCase()}${line.place.slice(1)}`),
    ),
    `<h2>${text(say('apiDocs.output'))} <span dir="ltr">${each.status}</span></h2>`,
    answer,
    `<h2>${text(say('apiDocs.errors'))}</h2><p class="dim">${text(say('apiDocs.problem'))}</p><dl>`,
    each.errors
      .map((code) => `<dt dir="ltr">${code}</dt><dd>${text(say(`apiDocs.${code}`))}</dd>`)
      .join('\n'),
    `</dl><h2>${text(say('apiDocs.example'))}</h2><pre dir="ltr" tabindex="0">${text(exampleOf(each))}</pre>`,
  ]);
}

function itemOf(words: DocsWords, each: Operation): string {
  return `<li><a href="${linkTo(words, each.name, '', 'same')}">${text(words.title(each))}</a>
<span class="call" dir="ltr">${call(each)}</span></li>`;
}

function call({ method, path }: Operation): string {
  // A long address breaks after its slashes.
  return `<b>${method}</b> ${text(path).replaceAll('/', '/<wbr>')}`;
}

function table<Line extends FieldLine>(
  words: DocsWords,
  lines: readonly Line[],
  placeOf: (line: Line) => string,
): string {
  const { say } = words;
  if (lines.length === 0) return `<p class="dim">${text(say('apiDocs.noFields'))}</p>`;
  const rows = lines.map((line) => {
    const marks = [placeOf(line), line.isRequired ? say('apiDocs.required') : ''].filter(
      (mark) => mark !== '',
    );
    return `<tr><td dir="ltr"><code>${text(line.path).replaceAll('.', '.<wbr>')}</code></td>
<td dir="ltr">${text(line.kind)}</td><td>${text(marks.join(words.language === 'fa' ? '، ' : ', '))}</td></tr>`;
  });
  return `<div class="wide" tabindex="0"><table><thead><tr><th>${text(say('apiDocs.field'))}</th>
<th>${text(say('apiDocs.kind'))}</th><th>${text(say('apiDocs.place'))}</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>`;
}

function exampleOf({ method, path, permission, input }: Operation): string {
  const has = (place: string) => input.some((line) => line.place === place);
  const parts = [
    `curl -X ${method} "$VAFA${path}"`,
    ...(permission === 'public' ? ["-H 'x-vafa: 1'"] : ['-H "Authorization: Bearer $KEY"']),
    ...(has('header') ? ['-H "Idempotency-Key: $(uuidgen)"'] : []),
    ...(has('body') ? ["-H 'Content-Type: application/json'", "-d '{ … }'"] : []),
  ];
  return parts.join(' \\\n  ');
}

function linkTo(words: DocsWords, name: string, question: string, which: 'same' | 'other'): string {
  const other = words.language === 'fa' ? 'en' : 'fa';
  const query = new URLSearchParams({ lang: which === 'same' ? words.language : other });
  if (question !== '') query.set('q', question);
  return text(`${PATH}${name === '' ? '' : `/${name}`}?${query.toString()}`);
}

function page(words: DocsWords, title: string, otherLink: string, parts: readonly string[]): string {
  const { language, say } = words;
  const isPersian = language === 'fa';
  return `<!doctype html>
<html lang="${language}" dir="${isPersian ? 'rtl' : 'ltr'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">
<title>${text(title)} · ${isPersian ? 'وفا' : 'Vafa'}</title><style>${STYLE}</style></head><body>
<header><a href="${linkTo(words, '', '', 'same')}">${isPersian ? 'وفا' : 'Vafa'}</a>
<a href="${otherLink}" lang="${isPersian ? 'en' : 'fa'}">${text(say('apiDocs.otherLanguage'))}</a></header>
<main><h1>${text(title)}</h1>
${parts.filter((part) => part !== '').join('\n')}
</main></body></html>`;
}

function text(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const STYLE = `
:root{--accent:light-dark(#0c6b78,#51a9b5);--on-accent:light-dark(#fff,#0f1214);--ground:light-dark(#f7f8f9,#15191c);
--card:light-dark(#fff,#1b2023);--line:light-dark(#d8dcdf,#3d454b);--ink:light-dark(#1b2126,#dfe3e6);
--dim:light-dark(#525c64,#b4bcc2)}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.8 Vazirmatn,Tahoma,sans-serif}
header,main{max-width:60rem;margin:0 auto;padding:12px 16px}
header{display:flex;justify-content:space-between}
a{color:var(--accent)}
h1{font-size:1.5rem;margin:0 0 8px;line-height:1.6}h2{font-size:1.1rem;margin:24px 0 8px}
.dim{color:var(--dim)}
code,pre,.call{font-family:ui-monospace,Consolas,monospace;font-size:.875rem;overflow-wrap:anywhere}
.call{display:block;color:var(--dim);text-align:start}
[dir=ltr].call,td[dir=ltr]{unicode-bidi:isolate}
.list{list-style:none;margin:0;padding:0;background:var(--card);border:1px solid var(--line);border-radius:8px}
.list li{padding:10px 14px}.list li+li{border-top:1px solid var(--line)}.list a{text-decoration:none;font-weight:600}
html[dir=rtl] .list .call{text-align:right}
form{display:flex;gap:8px;margin:16px 0}
input[type=search]{flex:1;min-width:0;font:inherit;min-height:44px;padding:6px 12px;border:1px solid var(--line);
border-radius:8px;background:var(--card);color:inherit}
button{font:inherit;min-height:44px;padding:6px 18px;border:0;border-radius:8px;background:var(--accent);
color:var(--on-accent)}
.wide{overflow-x:auto;border:1px solid var(--line);border-radius:8px;background:var(--card)}
table{border-collapse:collapse;width:100%}td:first-child{min-width:9.5rem}
@media(min-width:45rem){td:last-child{white-space:nowrap}}
th,td{padding:8px 12px;text-align:start;vertical-align:top}
th{color:var(--dim);font-weight:500}tr+tr td,tbody tr td{border-top:1px solid var(--line)}
html[dir=rtl] td[dir=ltr]{text-align:right}
dl{display:grid;grid-template-columns:auto 1fr;gap:4px 16px;margin:0}dt{font-weight:600}dd{margin:0}
pre{overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:8px;padding:12px 14px;
text-align:left}
`;
