import { type CloudEvent, eventType } from '@maplebridge/contracts';
import { reportEvents } from '@maplebridge/contracts/intake';
import { aggregateLog } from '@maplebridge/event-log';
import { memoryStore } from '@maplebridge/event-log/memory';
import { describe, expect, test } from 'vitest';
import { agree, at, consent, decider, id, now, open, session } from '../case/case.fixtures.ts';
import type { CaseCommand } from '../case/commands.ts';
import { caseStream } from '../case/stream.ts';
import { closeForReport } from './report-closed.ts';

const told = (fact: 'withdrawn' | 'merged', data: object): CloudEvent<never> =>
  ({
    ...{ specversion: '1.0', source: '/zhenjiang/intake', datacontenttype: 'application/json' },
    ...{ id: `report-${id}#2`, type: eventType(reportEvents, fact), subject: `report-${id}`, time: at },
    area: '321100/321171/dingmao',
    data,
  }) as unknown as CloudEvent<never>;
const withdrawn = told('withdrawn', { kind: 'dispute' });

async function cases(...commands: CaseCommand[]) {
  const log = aggregateLog(memoryStore(), decider);
  for (const command of commands) await log.execute(caseStream(id), command, { by: 'mediator:m', now });
  return {
    tell: (event: CloudEvent<never>) => closeForReport(log, event, now),
    state: async () => (await log.load(caseStream(id))).state,
  };
}

describe('the case of a report', () => {
  test.each([
    ['that was taken back', withdrawn],
    ['that goes on in another', told('merged', { kind: 'dispute', from: id, into: id, note: 'n' })],
  ])('%s is closed as withdrawn, once', async (_, event) => {
    const { tell, state } = await cases(open());
    expect(await tell(event)).toBe('handled');
    expect(await state()).toMatchObject({ status: 'ended', outcome: 'withdrawn' });
    expect(await tell(event)).toEqual({ ignored: 'case-ended' });
  });

  test('is closed when it is there: told before, it comes again', async () => {
    const { tell } = await cases();
    await expect(tell(withdrawn)).rejects.toThrow('not-found');
  });

  test('goes on where the parties have agreed', async () => {
    const { tell, state } = await cases(
      open(),
      consent('A', 'given'),
      consent('B', 'given'),
      session(['A', 'B']),
      agree(),
    );
    expect((await state())?.agreement).toBeDefined();
    expect(await tell(withdrawn)).toEqual({ ignored: 'agreement-exists' });
    expect((await state())?.status).toBe('agreed');
  });
});

test('what is no dispute has no case', async () => {
  const { tell } = await cases();
  expect(await tell(told('withdrawn', { kind: 'hazard' }))).toEqual({ ignored: 'hazard is not mediated' });
});
