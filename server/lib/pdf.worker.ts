import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';

import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { z } from 'zod';

// The thread in which papers are set. Templates are files of this program and may read nothing outside server/; data
// reach them as a JSON file, never as a part of the source.

const Order = z.strictObject({ number: z.int(), template: z.string(), data: z.string() });

const workspace = fileURLToPath(new URL('..', import.meta.url));
const dataPath = `${workspace}data.json`;
const fonts = dirname(createRequire(import.meta.url).resolve('vazirmatn/fonts/ttf/Vazirmatn-Regular.ttf'));
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [fonts] }] });
/**
 * Up to here a paper carries the tags that screen readers follow; they make up nine tenths of a long one (2,000 lines:
 * 2.8 MB with, 0.24 without), which nobody has read out.
 */
const TAGGED_DATA_MAX = 200_000;
/** Compilations after which a kept piece that nobody used again is forgotten. */
const KEPT_ROUNDS = 4;

parentPort?.on('message', (message: unknown) => {
  const { number, template, data } = Order.parse(message);
  parentPort?.postMessage(set(number, template, data), []);
});

function set(number: number, template: string, data: string) {
  compiler.mapShadow(dataPath, Buffer.from(data));
  try {
    const paper = compiler.pdf(
      { mainFilePath: template, resetRead: true },
      { pdfTags: data.length <= TAGGED_DATA_MAX },
    );
    return { number, paper: new Uint8Array(paper) };
  } catch (error) {
    return { number, complaint: complaintOf(error) };
  } finally {
    compiler.resetShadow();
    compiler.evictCache(KEPT_ROUNDS);
  }
}

function complaintOf(error: unknown): string {
  return error instanceof Error ? error.message : JSON.stringify(error);
}
