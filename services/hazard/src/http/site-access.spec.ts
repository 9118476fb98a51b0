import type { Caller } from '@maplebridge/lambda';
import { expect, test } from 'vitest';
import { siteAdmission } from './site-access.ts';

const area = { city: '321100', district: '321181', station: 'gaozi' };
const caller: Caller = { sub: 'someone', role: 'enterprise', area: 'gaozi' };
const site = { area, enterprise: 'plant' };
const matter = () => ({ of: 'inspection' }) as const;
const nobodys = {
  enterprises: { load: async () => ({ state: undefined }) },
  people: { find: async () => undefined },
};

test('a record created between two reads is not found', async () => {
  const admit = await siteAdmission(
    nobodys,
    caller,
    async (): Promise<typeof site | undefined> => undefined,
    matter,
  );
  expect(admit(site)).toMatchObject({ rejected: 'not-found' });
});

test('a record of another enterprise is refused', async () => {
  const admit = await siteAdmission(nobodys, caller, async () => site, matter);
  expect(admit(site)).toMatchObject({ rejected: 'enterprise-not-yours' });
});
