import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

import { Failure } from './lib/failure.ts';

// The built pages: one for everyone who signs in, small ones for customers.

const BUILT = join(import.meta.dirname, '..', 'dist');
const YEAR_SECONDS = 31_536_000;

export async function registerPages(server: FastifyInstance): Promise<void> {
  // A build that is under way, or was cut off, has emptied the folder first.
  const isBuilt = existsSync(join(BUILT, 'console', 'index.html'));
  if (isBuilt) {
    await server.register(fastifyStatic, {
      root: join(BUILT, 'assets'),
      prefix: '/assets/',
      index: false,
      decorateReply: false,
      // Names of built parts carry a hash of what they hold.
      maxAge: YEAR_SECONDS * 1000,
      immutable: true,
    });
  }
  const pages = isBuilt ? await readPages() : undefined;
  server.setNotFoundHandler(async (request, reply) => {
    const isPage =
      request.method === 'GET' &&
      !request.url.startsWith('/api/') &&
      !/\.\w+$/.test(request.url.split('?')[0] ?? '');
    const page = pages && pageAt(request.url, pages);
    if (!isPage || page === undefined) throw new Failure('missing', 'lib.missing');
    return await reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
  });
}

interface Pages {
  readonly signedIn: string | undefined;
  readonly tracking: string | undefined;
  readonly appointment: string | undefined;
  readonly warranty: string | undefined;
}

/** `/p/<company>/a/…` is the customer's appointment, `…/warranty` the warranty, all else below `/p/` is tracking. */
function pageAt(url: string, pages: Pages): string | undefined {
  if (!url.startsWith('/p/')) return pages.signedIn;
  if (/^\/p\/[^/]+\/warranty\/?(\?|$)/.test(url)) return pages.warranty;
  return /^\/p\/[^/]+\/a\//.test(url) ? pages.appointment : pages.tracking;
}

async function readPages(): Promise<Pages> {
  const names = ['console/index', 'public/tracking', 'public/appointment', 'public/warranty'];
  const [signedIn, tracking, appointment, warranty] = await Promise.all(
    names.map(async (name) => {
      const path = join(BUILT, `${name}.html`);
      return existsSync(path) ? await readFile(path, 'utf8') : undefined;
    }),
  );
  return { signedIn, tracking, appointment, warranty };
}
