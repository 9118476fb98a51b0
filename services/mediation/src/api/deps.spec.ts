import type { CaseEvent } from '@maplebridge/contracts/mediation';
import { fold } from '@maplebridge/event-log';
import { expect, test } from 'vitest';
import { asked, decider, event, opened } from '../case/case.fixtures.ts';
import { admission, historyBarred, mediatorIdOf } from './deps.ts';

const officer = { sub: 'officer', role: 'officer', area: 'dingmao' } as const;
/** At home elsewhere: only leading the case opens it to them. */
const mediator = { sub: 'mediator-of-baotalu', role: 'mediator', area: 'baotalu' } as const;
const id = mediatorIdOf(mediator);
const area = '321100/321171/dingmao';
const accepted = event('mediator-accepted', { mediator: id });
const gone = (why: 'declined' | 'replaced' | 'recused' | 'vetoed') =>
  event('mediator-excluded', { mediator: id, why });

const lives: [string, CaseEvent[], string | undefined][] = [
  ['who was never asked', [], 'area-not-yours'],
  ['who is asked', [asked(id)], undefined],
  ['who accepted', [asked(id), accepted], undefined],
  ['who declined', [asked(id), gone('declined')], 'area-not-yours'],
  ['who was replaced', [asked(id), accepted, gone('replaced')], 'area-not-yours'],
  ['who is kin of a party', [asked(id), accepted, gone('recused')], 'recused'],
  ['to whom a party objected', [gone('vetoed')], 'recused'],
];

test.each(lives)('the case and its history are open alike to a mediator %s', (_, more, rejected) => {
  const events = [...opened, ...more];
  expect(admission(fold(decider, events), mediator)?.rejected).toBe(rejected);
  expect(historyBarred(events, area, mediator)?.rejected).toBe(rejected);
  expect(historyBarred(events, area, officer)).toBeUndefined();
});
