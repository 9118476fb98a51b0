import { type EnterpriseEvent, erasePersons, holdEnterprise } from '@maplebridge/contracts/hazard';
import { reject } from '@maplebridge/event-log';
import { type Binding, erased, held, on, refuse } from '@maplebridge/lambda';
import { replaced } from '../enterprise/erasure-and-hold.ts';
import { enterpriseStream } from '../enterprise/stream.ts';
import { siteBar } from './access.ts';
import type { EnterpriseDeps } from './enterprise-deps.ts';

/** Supervisors erase the personal data of an enterprise or put it on hold. The log records that they did. */
export const enterprisePrivacy = ({ enterprises, personalData, people }: EnterpriseDeps): Binding[] => [
  on(erasePersons, async (call) => {
    const { params, body, caller, context } = call;
    const stream = enterpriseStream(params.id);
    const { state, events } = await enterprises.load(stream);
    if (!state) return refuse('not-found');
    const bar = await siteBar(people, params.id, caller, { of: 'supervision' });
    const refused = async () => bar(state) ?? (state.held ? reject('on-hold') : undefined);
    const only = replaced(events as readonly EnterpriseEvent[], state);
    return erased(call, params.id, { personalData, stream, refused, only }, async ({ records }, erasing) => {
      // Also erases the pseudonyms of accounts that no longer act for it; they are not counted.
      await people.retain(stream, new Set(state.accounts));
      const command = { type: 'ErasePersons', ...body, records: records.length, at: context.now } as const;
      return enterprises.execute(stream, command, erasing);
    });
  }),

  on(holdEnterprise, (call) => {
    const { params, body, caller, context } = call;
    const stream = enterpriseStream(params.id);
    const load = async () => (await enterprises.load(stream)).state;
    const refused = async () =>
      (await siteBar(people, params.id, caller, { of: 'supervision' }))(await load());
    return held(call, { personalData, stream, refused, load }, (holding) =>
      enterprises.execute(stream, { type: 'HoldEnterprise', ...body, at: context.now }, holding),
    );
  }),
];
