import type { BodyOf } from '@maplebridge/contracts';
import {
  answerItem,
  assignInspectors,
  completeInspection,
  planInspection,
  startInspection,
  uploadInspectionPhoto,
} from '@maplebridge/contracts/hazard';
import {
  type Binding,
  type Call,
  type Caller,
  createdId,
  on,
  type ProblemReply,
  refuse,
} from '@maplebridge/lambda';
import type { PlanInspection } from '../inspection/commands.ts';
import { isOpen } from '../inspection/state.ts';
import { inspectionStream } from '../inspection/stream.ts';
import { findInspection, type InspectionDeps } from './inspection-access.ts';
import { inspectionCommands } from './inspection-commands.ts';
import { inspectionReads } from './inspection-reads.ts';
import { noteKey, times } from './notes.ts';
import { missingPhotos, photoUpload } from './photos.ts';
import { siteOf, unknownUnit } from './site-access.ts';

/** All routes of inspections. */
export function inspectionRoutes(deps: InspectionDeps): Binding[] {
  const { inspections, photos } = deps;
  const { answered, run, person } = inspectionCommands(deps);

  return [
    ...inspectionReads(deps),

    on(planInspection, async (call) => {
      const command = await asked(deps, call);
      if ('rejected' in command) return command;
      const id = createdId(call.context.request);
      return answered(await inspections.execute(inspectionStream(id), command, call.context), id);
    }),
    on(assignInspectors, async (call) => {
      const { accounts, official } = call.body;
      const side = call.caller.role === 'enterprise' ? 'enterprise' : 'authority';
      const persons = await Promise.all(accounts.map((account) => person(call, account)));
      const inspectors = persons.map(({ id }) => id);
      return run(call, { type: 'AssignInspectors', inspectors, official, side, ...times(call) }, persons);
    }),
    on(startInspection, async (call) => {
      const who = await person(call, call.caller.sub);
      return run(call, { type: 'StartInspection', by: who.id, ...times(call) }, [who]);
    }),
    on(answerItem, async (call) => {
      const { id } = call.params;
      const { item, answer: given, notes, photos: named = [] } = call.body;
      const found = await findInspection(deps, id, call.caller);
      if ('rejected' in found) return found;
      const missing = await missingPhotos(photos, inspectionStream(id), named);
      if (missing) return missing;
      const note = notes === undefined ? {} : { note: noteKey(call) };
      const said = { item, answer: given, photos: named, ...note };
      const who = await person(call, call.caller.sub);
      return run(call, { type: 'AnswerItem', by: who.id, ...said, ...times(call) }, [who], notes);
    }),
    on(completeInspection, async (call) => {
      const who = await person(call, call.caller.sub);
      return run(call, { type: 'CompleteInspection', by: who.id, ...times(call) }, [who]);
    }),
    on(uploadInspectionPhoto, async (call) => {
      const { id } = call.params;
      const found = await findInspection(deps, id, call.caller);
      if ('rejected' in found) return found;
      if (!isOpen(found.state)) return refuse('inspection-not-open');
      return photoUpload(photos, inspectionStream(id), call);
    }),
  ];
}

/** Builds the command for a requested inspection. Without a pack, the checklist follows from the unit's level. */
async function asked(
  { policy, ...sites }: InspectionDeps,
  {
    body: { enterprise, unit, pack, dueAt },
    caller,
    context: { now },
  }: Pick<Call, 'context'> & { readonly body: BodyOf<typeof planInspection>; readonly caller: Caller },
): Promise<PlanInspection | ProblemReply> {
  const state = await siteOf(sites, enterprise, caller, { of: 'inspection' });
  if ('rejected' in state) return state;
  const unknown = unknownUnit(state, unit);
  if (unknown) return unknown;
  const { closed, outcome } = state.units[unit] ?? {};
  if (closed) return { ...refuse('unit-closed'), field: '/unit' };
  const { area, park } = state;
  return {
    type: 'PlanInspection',
    enterprise,
    unit,
    area,
    park,
    pack: pack ?? policy.inspectionScheduleOf(outcome?.level ?? null).pack,
    dueAt,
    why: 'asked-for',
    at: now,
    now,
  };
}
