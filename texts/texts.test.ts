import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { slotsOf, type Dictionary } from '../server/lib/texts.ts';
import { en } from './en.ts';
import { fa } from './fa.ts';

const persian: Dictionary = fa;
const english: Dictionary = en;
const filesOf = (language: string) => readdirSync(new URL(`./${language}/`, import.meta.url)).toSorted();

test('E1: Persian and English have the same keys', () => {
  assert.deepEqual(Object.keys(persian).toSorted(), Object.keys(english).toSorted());
});

test('E1: each text has the same slots in both languages', () => {
  const slots = (words: Dictionary) =>
    Object.entries(words)
      .map(([key, text]) => `${key}: ${slotsOf(text).join(', ')}`)
      .toSorted();
  assert.deepEqual(slots(persian), slots(english));
});

test('E1: every file of texts is merged', async () => {
  assert.deepEqual(filesOf('fa'), filesOf('en'));
  for (const language of ['fa', 'en'] as const) {
    const merged = new Set(Object.keys({ fa, en }[language]));
    for (const file of filesOf(language)) {
      const words: Record<string, Dictionary> = await import(`./${language}/${file}`);
      const keys = Object.values(words).flatMap((dictionary) => Object.keys(dictionary));
      assert.deepEqual(
        keys.filter((key) => !merged.has(key)),
        [],
        `${language}/${file} is missing in ${language}.ts`,
      );
    }
  }
});

test('E1: no Persian text holds an Arabic yeh, kaf or digit', () => {
  const sentences = Object.values(persian).flatMap((text) =>
    typeof text === 'string' ? [text] : Object.values(text),
  );
  assert.deepEqual(
    sentences.filter((sentence) => /[يك٠-٩]/.test(sentence)),
    [],
  );
});
