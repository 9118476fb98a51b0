import { describe, expect, test } from 'vitest';
import { presentFolder, readContracts, releasedFolder } from '../released.ts';
import { breakReport, contractBreaks } from './contracts.ts';

const released = readContracts(releasedFolder);

test('nothing breaks those who rely on the last release', () => {
  const breaks = contractBreaks(released, readContracts(presentFolder));
  expect(breaks, breakReport(breaks)).toEqual([]);
});

describe('the check', () => {
  test('finds nothing in what is the same', () => expect(contractBreaks(released, released)).toEqual([]));

  test('tells what is wrong, where, and what to do', () => {
    const { '/cases/{id}': _, ...paths } = released.openapi.paths as Record<string, unknown>;
    const breaks = contractBreaks(released, { ...released, openapi: { ...released.openapi, paths } });
    expect(breakReport(breaks)).toContain('GET /cases/{id}: is gone');
    expect(breakReport(breaks)).toContain('a new version beside the old one');
  });
});
