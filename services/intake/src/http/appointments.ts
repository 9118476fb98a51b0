import { listSlots, makeAppointment } from '@maplebridge/contracts/intake';
import { answer, type Binding, created, ok, on, type ProblemReply, refuse } from '@maplebridge/lambda';
import { slotAt, slotsOf } from '../domain/slots.ts';
import { slotReservation } from '../report/reservations.ts';
import { findReport, partyOf, presented } from './party.ts';
import type { ReportDeps } from './report-deps.ts';
import { runCommand } from './run-command.ts';

const unknownCategory: ProblemReply = {
  ...refuse('unknown-category'),
  errors: [{ pointer: '/query/category', detail: 'no desk serves it' }],
};
const unknownSlot: ProblemReply = { ...refuse('unknown-slot'), field: '/startsAt' };

/** Appointments at service desks. */
export const appointmentRoutes = (deps: ReportDeps): Binding[] => [
  on(listSlots, async ({ query: { category, date, language }, context }) => {
    const serving = deps.desks.filter(({ categories }) => categories.includes(category));
    if (serving.length === 0) return unknownCategory;
    const slots = serving
      .filter(({ languages }) => language === undefined || languages.includes(language))
      .flatMap((desk) =>
        slotsOf(desk, date, deps.city.timeZone).map((slot) => ({ ...slot, name: desk.name })),
      )
      .filter(({ startsAt }) => Date.parse(startsAt) > Date.parse(context.now));
    const occupancy = await deps.occupancy(
      slots.map(({ desk, startsAt }) => slotReservation(desk, startsAt)),
    );
    const items = slots
      .map(({ places, ...slot }) => ({
        ...slot,
        free: places - occupancy(slotReservation(slot.desk, slot.startsAt)),
      }))
      .filter(({ free }) => free > 0);
    return ok({ items });
  }),

  on(makeAppointment, async (call) => {
    const { params, caller, body, context } = call;
    const party = await partyOf(deps, params.id, caller);
    const found = await findReport(deps, party);
    if ('rejected' in found) return found;
    const { category } = found.state;
    const slot = slotAt(deps.desks, deps.city.timeZone, { ...body, category });
    if (!slot) return unknownSlot;
    const command = { type: 'MakeAppointment', ...slot, at: context.now } as const;
    const result = await runCommand(deps, party, call, command);
    if (result.outcome === 'full') return refuse('slot-taken');
    return answer(result, async (state, version) =>
      created(await presented(deps, params.id, state), version),
    );
  }),
];
