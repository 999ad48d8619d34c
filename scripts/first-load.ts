// The first JavaScript of a page, as a browser fetches it: the entry and all it imports at once, gzipped.
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Prints the weight of an entry after a build and stops the build when it is over its ceiling. */
export function firstLoad(ceilings: Readonly<Record<string, number>>): Plugin {
  return {
    name: 'vafa:first-load',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !chunk.isEntry) continue;
        const ceiling = ceilings[chunk.name];
        if (ceiling === undefined) continue;
        const files = closure(chunk.fileName, (name) => {
          const found = bundle[name];
          return found?.type === 'chunk' ? found.imports : [];
        });
        const kilobytes = files.reduce((sum, name) => {
          const found = bundle[name];
          return sum + (found?.type === 'chunk' ? gzipSync(found.code).length / 1000 : 0);
        }, 0);
        const line = `${chunk.name}: first JavaScript ${kilobytes.toFixed(1)} KB gz of ${ceiling} in ${files.length} files`;
        if (kilobytes > ceiling) this.error(line);
        this.info(line);
      }
    },
  };
}

function closure(first: string, importsOf: (name: string) => readonly string[]): string[] {
  const seen = new Set([first]);
  for (const name of seen) for (const imported of importsOf(name)) seen.add(imported);
  return [...seen];
}
