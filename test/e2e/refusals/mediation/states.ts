import { expect } from 'vitest';
import type { Said, Step, StoryDriver } from '../../stories/story-driver.ts';

export const lead = 'dingmao-mediator';
/** A mediator who is a relative of a party of one case. */
export const related = { sub: 'related-mediator', role: 'mediator', area: 'dingmao' };
const officer = 'dingmao-officer';
export const on = (day: string, time = '12:00:00') => `2019-${day}T${time}+08:00`;
/** Opened on 21 May 2019, so that events can be too early and too late. */
const receivedAt = on('05-21', '09:00:00');
const meeting = { parties: ['A', 'B'], mode: 'together', notes: 'Both speak.' };
const signatures = { parties: ['A', 'B'], mediator: true, committeeSeal: true };

/** `ids` are those of objects prepared before. */
type Preparation = (story: StoryDriver, ids: Readonly<Record<string, string>>) => Promise<string>;

const consented =
  (over: object, at?: string, by = 'city-supervisor'): Preparation =>
  async (story) => {
    const { id } = await story.reported(over, by);
    await story.bothConsent('city-supervisor', id, at);
    return id;
  };

/** A step of a case, with its text. */
type Taken = { [W in Step]: readonly [W, Said<W>] }[Step];

async function after(first: Preparation, story: StoryDriver, ...steps: Taken[]): Promise<string> {
  const id = await first(story, {});
  for (const [what, said] of steps) await story.does<Step>('city-supervisor', id, what, said);
  return id;
}

const willing = consented({ receivedAt }, on('05-21', '10:00:00'));
const medical = { category: 'medical' };
/** The leading mediator signs the agreement. */
const led: Preparation = async (story, ids) => {
  const id = await willing(story, ids);
  await story.accepts(lead, id, on('05-21', '11:00:00'));
  return id;
};
const agreement = {
  form: 'written',
  signatures,
  terms: [{ by: 'B', to: 'A', kind: 'payment', amountYuan: 100, dueOn: '2019-06-30' }],
  text: 'B pays.',
  at: on('05-21', '12:00:00'),
};

async function leaving(story: StoryDriver, account: string): Promise<string> {
  const id = await story.registered(account);
  await story.as('city-supervisor').post('/mediators/{id}/changes', { id, body: { available: false } });
  return id;
}

const withdrawal: Taken = ['closures', { outcome: 'withdrawn', at: on('05-30') }];

/** The cases and mediators that refusals need; each is prepared over HTTP. */
const preparations = {
  /** A mediator who leads all people's mediation in Dingmao, and another who could. */
  lead: (story: StoryDriver) => story.registered(lead, { capacity: 100 }),
  other: (story: StoryDriver) => story.registered('another-mediator', { capacity: 0 }),
  sergeant: (story: StoryDriver) => story.registered('sergeant', { group: 'police' }),

  open: async (story: StoryDriver) => {
    const { id } = await story.reported();
    await story.until(id, (it) => expect(it.assignment).toBeDefined());
    return id;
  },
  'on the spot': consented(
    { channel: 'patrol', facts: { onScene: true, publicSecurityAct: true } },
    undefined,
    officer,
  ),
  'with minors': async (story) => {
    const { id } = await story.reported({ facts: { minors: ['A', 'B'] } });
    await story.does(officer, id, 'consents', { party: 'A', answer: 'given', byGuardian: true });
    return id;
  },
  'in Korean': async (story) => (await story.reported({ facts: { languages: ['ko'] } })).id,
  willing,
  tried: (story) =>
    after(consented({}), story, ['sessions', meeting], ['sessions', meeting], ['sessions', meeting]),
  'tried by police': (story) =>
    after(
      consented({ receivedAt, facts: { publicSecurityAct: true, suspects: ['B'] } }, on('05-21')),
      story,
      ['sessions', { ...meeting, at: on('05-22') }],
      ['sessions', { ...meeting, at: on('05-23') }],
    ),
  joint: (story) =>
    after(
      consented({ category: 'migrant-wages', receivedAt }, on('05-21')),
      story,
      ['sessions', { ...meeting, at: on('05-22') }],
      ['tasks', { department: 'justice', notes: 'Advice.', at: on('06-10') }],
    ),
  /** Led by a mediator the parties chose, whom the system would not propose. */
  medical: (story, ids) => after(consented(medical), story, ['assignments', { mediator: ids.lead }]),
  'medical and late': (story) =>
    after(
      consented({ ...medical, receivedAt }, on('05-21')),
      story,
      ['appraisals', { step: 'begun', at: on('05-22') }],
      ['appraisals', { step: 'ended', at: on('05-24') }],
    ),
  agreed: (story) => after(led, story, ['agreements', agreement]),
  applied: (story) =>
    after(
      led,
      story,
      ['agreements', agreement],
      ['confirmations', { step: 'applied', parties: ['A', 'B'], at: on('05-30') }],
    ),
  /** With a task, which ended with it. */
  withdrawn: (story) =>
    after(consented({ category: 'migrant-wages', receivedAt }, on('05-21')), story, withdrawal),
  /** With words, as sessions have. */
  ended: (story) => after(willing, story, ['sessions', { ...meeting, at: on('05-22') }], withdrawal),
  held: (story) => after(willing, story, withdrawal, ['holds', { state: 'held', ground: 'audit' }]),
  /** Mediators who take no new cases; the name of one must be kept. */
  left: (story) => leaving(story, 'one-who-left'),
  kept: async (story) => {
    const id = await leaving(story, 'one-to-keep');
    const body = { state: 'held', ground: 'audit' } as const;
    await story.as('city-supervisor').post('/mediators/{id}/holds', { id, body });
    return id;
  },
  'taken up again': (story) =>
    after(willing, story, withdrawal, [
      'reopenings',
      { ground: 'parties-ask', reason: 'They ask.', at: on('06-03') },
    ]),
  related: (story) => story.registered(related, { capacity: 1 }),
  recused: async (story, ids) => {
    const { id } = await story.reported();
    await story.does(officer, id, 'assignments', { mediator: ids.related });
    await story.does(related, id, 'answers', { answer: 'declined', conflict: 'relative-of-a-party' });
    return id;
  },
} as const satisfies Record<string, Preparation>;

export type StateName = keyof typeof preparations;

/** Prepares all of them in order and returns their ids. */
export async function prepare(story: StoryDriver): Promise<Record<StateName, string>> {
  const ids: Partial<Record<StateName, string>> = {};
  for (const [name, preparation] of Object.entries(preparations)) {
    ids[name as StateName] = await (preparation as Preparation)(story, ids as Record<string, string>);
  }
  return ids as Record<StateName, string>;
}
