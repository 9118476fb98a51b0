import { type EnterpriseEvent, erasePersons, holdEnterprise } from '@maplebridge/contracts/hazard';
import { reject } from '@maplebridge/event-log';
import { type Binding, erased, held, on, refuse } from '@maplebridge/lambda';
import { enterpriseStream } from '../enterprise/enterprise.ts';
import { replaced } from '../enterprise/keeping.ts';
import { siteBarred } from './access.ts';
import type { EnterpriseDeps } from './enterprise-deps.ts';

/** Persons of an enterprise are erased and held by those who oversee; that it was done stays in the history. */
export const enterprisePrivacy = ({ enterprises, dossier }: EnterpriseDeps): Binding[] => [
  on(erasePersons, async (call) => {
    const { params, body, caller, attempt } = call;
    const stream = enterpriseStream(params.id);
    const { state, events } = await enterprises.load(stream);
    if (!state) return refuse('not-found');
    const refused = async () =>
      siteBarred(state, caller, { of: 'supervision' }) ?? (state.held ? reject('on-hold') : undefined);
    const only = replaced(events as readonly EnterpriseEvent[], state);
    return erased(call, params.id, { dossier, stream, refused, only }, ({ records }, erasing) =>
      enterprises.execute(
        stream,
        { type: 'ErasePersons', ...body, records: records.length, at: attempt.now },
        erasing,
      ),
    );
  }),

  on(holdEnterprise, (call) => {
    const { params, body, caller, attempt } = call;
    const stream = enterpriseStream(params.id);
    const load = async () => (await enterprises.load(stream)).state;
    const refused = async () => siteBarred(await load(), caller, { of: 'supervision' });
    return held(call, { dossier, stream, refused, load }, (holding) =>
      enterprises.execute(stream, { type: 'HoldEnterprise', ...body, at: attempt.now }, holding),
    );
  }),
];
