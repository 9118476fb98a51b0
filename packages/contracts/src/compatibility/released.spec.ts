import { describe, expect, test } from 'vitest';
import { presentFolder, readContracts, releasedFolder, unannouncedBreaks } from '../released.ts';
import { breakReport, contractBreaks } from './contracts.ts';

const released = readContracts(releasedFolder);

test('nothing breaks those who rely on the last release, unless a draft of the next one announces it', () => {
  const breaks = unannouncedBreaks(released, readContracts(presentFolder));
  expect(breaks, breakReport(breaks)).toEqual([]);
});

describe('the check', () => {
  const { '/cases/{id}': _, ...paths } = released.openapi.paths as Record<string, unknown>;
  const broken = (version: string) => ({
    ...released,
    openapi: { ...released.openapi, info: { version }, paths },
  });

  test('finds nothing in what is the same', () => expect(contractBreaks(released, released)).toEqual([]));

  test('reports what is wrong, where, and what to do', () => {
    const breaks = contractBreaks(released, broken('1.1.0'));
    expect(breakReport(breaks)).toContain('GET /cases/{id}: is gone');
    expect(breakReport(breaks)).toContain('a new version beside the old one');
  });

  test.each(['1.1.0', '1.1.0-draft', '2.0.0'])('reports a break under version %s', (version) => {
    expect(unannouncedBreaks(released, broken(version))).not.toEqual([]);
  });

  test('lets the draft of the next first number break', () => {
    expect(unannouncedBreaks(released, broken('2.0.0-draft'))).toEqual([]);
  });
});
