import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const documents = globSync('**/*.md', { cwd: root, exclude: (name) => name === 'node_modules' });

/** How a heading is named in a link. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replaceAll(' ', '-');

const anchors = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

test('there are documents', () => expect(documents.length).toBeGreaterThan(30));

test.each(documents)('every link of %s leads somewhere', (document) => {
  const links = [...readFileSync(join(root, document), 'utf8').matchAll(/\]\((?!https?:)([^)]*)\)/g)].map(
    ([, to = '']) => to,
  );
  const broken = links.filter((link) => {
    const [path = '', anchor] = link.split('#');
    const file = path ? join(root, dirname(document), path) : join(root, document);
    return !existsSync(file) || (anchor !== undefined && !anchors(file).includes(anchor));
  });
  expect(broken).toEqual([]);
});
