import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

import { Failure } from './lib/failure.ts';

// The built pages: one for everyone who signs in, one small one for the public.

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
    const page = request.url.startsWith('/p/') ? pages?.open : pages?.signedIn;
    if (!isPage || page === undefined) throw new Failure('missing', 'lib.missing');
    return await reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
  });
}

async function readPages(): Promise<{ signedIn: string; open: string | undefined }> {
  const open = join(BUILT, 'public/tracking.html');
  return {
    signedIn: await readFile(join(BUILT, 'console/index.html'), 'utf8'),
    open: existsSync(open) ? await readFile(open, 'utf8') : undefined,
  };
}
