import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

import { apiChapters } from '../texts/api-chapters.ts';
import { apiTitle } from '../texts/api-titles.ts';
import { findOperations, listPage, operationPage } from './lib/api-docs.ts';
import type { DocsWords } from './lib/api-docs.ts';
import { readOperations } from './lib/api-operations.ts';
import { Failure } from './lib/failure.ts';

// `/api/openapi.json` for programs and `/api/docs` for who writes them; both say what the program can do and nothing of
// what it holds.

type Say = (code: string, facts: Readonly<Record<string, unknown>>) => string | undefined;
type Words = Readonly<Record<DocsWords['language'], DocsWords>>;

const Asked = z.object({
  q: z.string().max(200).catch(''),
  lang: z.enum(['fa', 'en']).optional().catch(undefined),
});
const Named = z.object({ operation: z.string().max(100) });

export function registerDocs(server: FastifyInstance, description: object, say: { fa: Say; en: Say }): void {
  const operations = readOperations(description);
  const words: Words = { fa: wordsOf('fa', say.fa), en: wordsOf('en', say.en) };
  server.get('/api/openapi.json', () => description);
  server.get('/api/docs', async (request, reply) => {
    const found = findOperations(operations, [words.fa, words.en], asked(request).q);
    return await html(reply, listPage(chosen(words, request), found, asked(request).q));
  });
  server.get('/api/docs/:operation', async (request, reply) => {
    const { operation } = Named.parse(request.params);
    const each = operations.find(({ name }) => name === operation);
    if (each === undefined) throw new Failure('missing', 'lib.noSuchAddress');
    return await html(reply, operationPage(chosen(words, request), each));
  });
}

function wordsOf(language: DocsWords['language'], say: Say): DocsWords {
  const isPersian = language === 'fa';
  return {
    language,
    say: (code, facts = {}) => say(code, facts) ?? code,
    chapter: (slice) => (isPersian ? (apiChapters[slice] ?? slice) : inWords(slice)),
    title: ({ name, summary }) => (isPersian ? (apiTitle(name) ?? summary) : summary),
    permission: (name) =>
      say(name === 'public' || name === 'signedIn' ? `apiDocs.${name}` : `permission.${name}`, {}) ?? name,
  };
}

/** 'serviceReports' as 'Service reports'. */
function inWords(name: string): string {
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function asked(request: FastifyRequest): z.output<typeof Asked> {
  return Asked.parse(request.query);
}

/** The language of the address, else the browser's. */
function chosen(words: Words, request: FastifyRequest): DocsWords {
  const isEnglish = /^en\b/i.test(request.headers['accept-language'] ?? '');
  return words[asked(request).lang ?? (isEnglish ? 'en' : 'fa')];
}

async function html(reply: FastifyReply, page: string): Promise<FastifyReply> {
  return await reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
}
