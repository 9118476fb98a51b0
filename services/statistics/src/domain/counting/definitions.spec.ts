import { distributionDefinitions, figureDefinitions } from '@maplebridge/contracts/statistics';
import { expect, test } from 'vitest';
import { countedTypes } from './catalogue.ts';

test('the definitions name exactly the event types that are counted', () => {
  const defined = [...Object.values(figureDefinitions), ...Object.values(distributionDefinitions)];
  const named = new Set(defined.flatMap(({ sources }) => sources));
  expect([...named].sort()).toEqual([...countedTypes].sort());
});
