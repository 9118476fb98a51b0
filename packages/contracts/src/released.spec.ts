import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { part, planted } from './compatibility/planting.ts';
import { presentFolder, readContracts, release } from './released.ts';

let folder: URL;
beforeEach(() => {
  folder = pathToFileURL(`${mkdtempSync(join(tmpdir(), 'released-'))}/`);
});
afterEach(() => rmSync(folder, { recursive: true }));

const present = readContracts(presentFolder);
const only = { breaking: false };
const without = (path: string, version = '1.0.0') => ({
  ...present,
  openapi: planted(present.openapi, (it) => {
    delete part(it, 'paths')[path];
    Object.assign(part(it, 'info'), { version });
  }),
});

test('the first release has nothing to break', () => {
  expect(release(present, folder, only)).toEqual({ released: true, breaks: 0 });
  expect(readContracts(folder)).toEqual(present);
});

test('what breaks the last release is not written over it', () => {
  release(present, folder, only);
  expect(release(without('/cases'), folder, only)).toEqual({
    released: false,
    why: 'breaks',
    breaks: [{ where: 'GET /cases', what: 'is gone' }],
  });
  expect(release(without('/cases'), folder, { breaking: true })).toMatchObject({ why: 'version' });
  expect(readContracts(folder)).toEqual(present);
});

test('a break that is meant is released under a version that says so', () => {
  release(present, folder, only);
  const next = without('/cases', '3.0.0');
  expect(release(next, folder, { breaking: true })).toEqual({ released: true, breaks: 1 });
  expect(readContracts(folder)).toEqual(next);
});

test('what is added needs no leave, and no schema is ever taken away', () => {
  release(present, folder, only);
  const { 'cloud-event': envelope = {} } = present.schemas;
  const grown = { ...present, schemas: { ...present.schemas, 'maplebridge.x.y.z.v1': envelope } };
  expect(release(grown, folder, only)).toEqual({ released: true, breaks: 0 });
  expect(release(present, folder, { breaking: true })).toMatchObject({ released: false, why: 'version' });
  expect(readContracts(folder)).toEqual(grown);
});
