import type { CaseEvent } from '@maplebridge/contracts/mediation';
import { aggregateLog, fold, type RecordedEvent } from '@maplebridge/event-log';
import { memoryStore } from '@maplebridge/event-log/memory';
import { randomId } from '@maplebridge/lambda';
import { expect, test } from 'vitest';
import { asked, id as caseId, closed, decider, event, opened } from '../case/case.fixtures.ts';
import { recorded } from '../case-file/case-file.fixtures.ts';
import { admission, findHistory, mediatorIdOf, wholeAdmission } from './access.ts';

const officer = { sub: 'officer', role: 'officer', area: 'dingmao' } as const;
/** At home elsewhere: only leading the case opens it to them. */
const mediator = {
  ...({ sub: 'mediator-of-baotalu', role: 'mediator', area: 'baotalu' } as const),
  registeredAs: randomId(),
} as const;
/** At home where the case lies. */
const neighbour = { ...mediator, area: 'dingmao' } as const;
const id = mediatorIdOf(mediator);

const accepted = event('mediator-accepted', { mediator: id });
const gone = (why: 'declined' | 'replaced' | 'recused' | 'vetoed') =>
  event('mediator-excluded', { mediator: id, why });
const withdrawn = closed({ outcome: 'withdrawn' });

/** A case with these events in its log, as whoever asks for its history finds it. */
async function logged(events: readonly RecordedEvent[]) {
  const store = memoryStore();
  await store.append(0, events);
  const cases = aggregateLog(store, decider);
  return async (caller: Parameters<typeof findHistory>[2]) => {
    const found = await findHistory({ cases }, caseId, caller);
    return 'rejected' in found ? found.rejected : undefined;
  };
}

const lives: [string, CaseEvent[], string | undefined][] = [
  ['who was never asked', [], 'area-not-yours'],
  ['who accepted', [asked(id), accepted], undefined],
  ['who led it until it ended', [asked(id), accepted, withdrawn], undefined],
  ['who was only asked when it ended', [asked(id), withdrawn], 'area-not-yours'],
  ['who declined', [asked(id), gone('declined')], 'area-not-yours'],
  ['who was replaced', [asked(id), accepted, gone('replaced')], 'area-not-yours'],
  ['who is kin of a party', [asked(id), accepted, gone('recused')], 'recused'],
  ['to whom a party objected', [gone('vetoed')], 'recused'],
];

test('a mediator who is asked sees what a conflict check needs, and neither history nor file', async () => {
  const state = fold(decider, [...opened, asked(id)]);
  const history = await logged(recorded([...opened, asked(id)]));
  for (const asks of [mediator, neighbour]) {
    expect(admission(state, asks)).toBeUndefined();
    expect(wholeAdmission(state, asks)?.rejected).toBe('assignment-not-answered');
    expect(await history(asks)).toBe('assignment-not-answered');
  }
  expect(wholeAdmission(state, officer)).toBeUndefined();
  expect(wholeAdmission(fold(decider, [...opened, asked(id), accepted]), mediator)).toBeUndefined();
});

test.each(lives)('the case and its history are open alike to a mediator %s', async (_, more, rejected) => {
  const events = [...opened, ...more];
  expect(admission(fold(decider, events), mediator)?.rejected).toBe(rejected);
  const history = await logged(recorded(events));
  expect(await history(mediator)).toBe(rejected);
  expect(await history(officer)).toBeUndefined();
});

test('of a history that is not whole those of the area are told, save for whoever was barred', async () => {
  const broken = (...more: CaseEvent[]) =>
    logged(recorded([...opened, ...more]).map((it, i) => (i === 0 ? { ...it, by: 'officer:other' } : it)));
  const led = await broken(asked(id), accepted);
  expect([await led(mediator), await led(neighbour), await led(officer)]).toEqual([
    'area-not-yours',
    undefined,
    undefined,
  ]);
  const barred = await broken(asked(id), gone('recused'), asked(id));
  expect([await barred(neighbour), await barred(officer)]).toEqual(['recused', undefined]);
});
