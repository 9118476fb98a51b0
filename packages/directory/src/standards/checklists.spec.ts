import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checklistItem, checklistPack, checklistPacks } from './checklists.ts';
import { ChecklistPack } from './schema.ts';

test('every pack there is a file of can be looked up, and fits its schema', () => {
  const files = readdirSync(new URL('../../standards/checklists/', import.meta.url));
  expect([...new Set(checklistPacks.map(({ id }) => `${id}.json`))].sort()).toEqual(files.sort());
  for (const pack of checklistPacks) expect(ChecklistPack.parse(pack)).toEqual(pack);
});

test('versions of a pack are kept, in order, and items go by their numbers', () => {
  for (const [id, versions] of Map.groupBy(checklistPacks, (it) => it.id)) {
    expect(
      versions.map(({ version }) => version),
      id,
    ).toEqual(versions.map((_, i) => i + 1));
    for (const { items } of versions)
      expect(items.map(({ item }) => item)).toEqual(items.map((_, i) => i + 1));
  }
});

test('the 20 items of 安监总管三〔2017〕121号, in both languages', () => {
  const pack = checklistPack('major-hazards-121');
  expect(pack?.items).toHaveLength(20);
  for (const { en, zh } of pack?.items ?? []) {
    expect(en).toMatch(/^[A-Z].*\.$/);
    expect(zh).toMatch(/^\p{Script=Han}|^“/u);
  }
});

test('a pack is found in its newest version, or in the one asked for', () => {
  const newest = checklistPacks.findLast(({ id }) => id === 'major-hazards-121');
  expect(checklistPack('major-hazards-121')).toBe(newest);
  expect(checklistPack('major-hazards-121', 1)?.version).toBe(1);
  expect(checklistPack('major-hazards-121', 999)).toBeUndefined();
  expect(checklistPack('alchemy')).toBeUndefined();
});

test('an item in words', () => {
  const pack = checklistPack('major-hazards-121', 1) as ChecklistPack;
  expect(checklistItem(pack, 20)?.en).toContain('stored by zone');
  expect(checklistItem(pack, 21)).toBeUndefined();
});
