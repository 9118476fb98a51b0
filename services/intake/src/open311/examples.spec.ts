import { examples } from '@maplebridge/contracts/examples';
import { open311Routes } from '@maplebridge/contracts/open311';
import { expect, test } from 'vitest';
import { toXml } from './xml.ts';

const rootOf = (xml: string): string => /<(\w+)>/.exec(xml)?.[1] ?? '';

test.each(open311Routes.map(({ operationId }) => operationId))(
  'the XML that the API shows for %s is the one we make',
  (operation) => {
    const { answer, as } = examples[operation] ?? {};
    const xml = as?.['text/xml'] ?? '';
    expect(xml).toBe(toXml(rootOf(xml), answer));
  },
);
