import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('..', import.meta.url);
const text = (file: string) => readFileSync(new URL(file, root), 'utf8');
const recipes = readdirSync(new URL('recipes', root)).map((file) => text(`recipes/${file}`));

test.each(['README.md', 'README.zh-CN.md'])(
  '%s shows each recipe as it is run, and no other code',
  (file) => {
    const shown = [...text(file).matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code);
    expect(shown.sort()).toEqual(recipes.sort());
  },
);
