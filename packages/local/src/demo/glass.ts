import { waitFor } from '@maplebridge/client';
import { agreed, confirmed, filed, visited } from './glass-agreement.ts';
import { caseOf, keyed, type People } from './people.ts';
import { at, because, lead, type Story, type Tell } from './telling.ts';

/** 21 May 2019: a decorator carrying glass falls on a building site in Dingmao and dies; employer and family quarrel. */
export async function glass(people: People, tell: Tell): Promise<void> {
  const story = { ...people, tell };
  const gold = await registered(story);
  const id = await reported(story);
  await accepted(story, id, gold);
  await mediated(story, id);
  await agreed(story, id);
  await confirmed(story, id);
  await visited(story, id);
  await filed(story, id);
}

/** A mediator who can lead it: registered once, however often the demo runs. */
async function registered({ supervisor, tell }: Story): Promise<string> {
  const { id, name, capacity } = await supervisor.post(
    '/mediators',
    {
      body: {
        account: 'dingmao-mediator',
        name: '周和平 (Zhou Heping, made up)',
        station: 'dingmao',
        adultCitizen: true,
        group: 'people',
        skills: ['bereavement'],
        capacity: 3,
        goldMedal: true,
      },
    },
    keyed('glass-mediator'),
  );
  // The pool is a read model: it shows the registration a moment later.
  await waitFor(
    () => supervisor.get('/mediators', { area: 'dingmao' }),
    ({ items }) => items.some((it) => it.id === id),
  );
  tell(
    'Beforehand',
    'Supervisor 市局督导',
    `registers ${name} as mediator ${id}`,
    `people’s mediation, gold medal, bereavement; at most ${capacity} cases at a time`,
  );
  return id;
}

async function reported({ officer, mediator, tell }: Story): Promise<string> {
  const report = await officer.post(
    '/reports',
    {
      body: {
        kind: 'dispute',
        category: 'damages',
        channel: '110-desk',
        receivedAt: at('05-21', '16:20:00'),
        position: { lng: 119.507, lat: 32.179 },
        facts: { fatality: true },
        parties: [{ name: '死者家属 (the family)' }, { name: '装修公司 (the employer)' }],
        words:
          'A decorator carrying glass stepped into a void on the site, fell and died in hospital. Employer and family quarrel over who is liable. 装修工人搬运玻璃时踏空坠落，送医不治，家属与单位就责任赔偿发生争执。',
      },
    },
    keyed('glass-report'),
  );
  tell(
    '21 May 16:20',
    'Officer of Dingmao 丁卯民警',
    `takes in report ${report.id}`,
    `a dispute about ${report.category}, by the ${report.channel}; area ${Object.values(report.area).join(' / ')}`,
    'names and words go to the personal-data store, and nowhere else',
  );
  const { routing } = await caseOf(mediator, report.id);
  const { tier, venue, goldMedal, reasons } = routing;
  tell(
    '21 May 16:20',
    'The router',
    `decides: ${tier} (${venue})${goldMedal ? ', a gold-medal mediator is asked for' : ''}`,
    ...reasons.flatMap(because),
    `there until ${routing.stepDueAt}, by version ${routing.ladder} of the ladder`,
  );
  return report.id;
}

/** The next in turn is asked, and accepts. On a system with other mediators it may be another's turn: then the parties choose. */
async function accepted({ officer, mediator, tell }: Story, id: string, gold: string): Promise<void> {
  const waiting = await waitFor(
    () => officer.get('/cases/{id}', { id }),
    (it) => it.assignment !== undefined || it.status !== 'open',
  );
  if (waiting.assignment && waiting.assignment.mediator !== gold) {
    await officer.post('/cases/{id}/assignments', { id, body: { mediator: gold } }, keyed('glass-choice'));
  }
  const { assignment } = await mediator.post(
    '/cases/{id}/answers',
    { id, body: { answer: 'accepted', noConflict: true, at: at('05-21', '17:00:00') } },
    keyed('glass-answer'),
  );
  tell(
    '21 May 17:00',
    lead,
    `was asked, and accepts: none of either side is known to them`,
    ...(assignment?.reasons ?? []).flatMap(because),
  );
}

const sessions = [
  {
    day: 22,
    mode: 'separate' as const,
    parties: ['A'],
    notes: 'The family: grief first, then what they need. 先抚慰家属，再听诉求。',
  },
  {
    day: 23,
    mode: 'separate' as const,
    parties: ['B'],
    notes: 'The employer: what the site failed to secure, what the insurance bears. 单位的责任与保险。',
  },
  {
    day: 24,
    mode: 'together' as const,
    parties: ['A', 'B'],
    notes: 'Both at one table; the sum and the days of payment agreed. 双方当面商定金额与付款日期。',
  },
];

async function mediated({ mediator, tell }: Story, id: string): Promise<void> {
  for (const party of ['A', 'B']) {
    await mediator.post(
      '/cases/{id}/consents',
      { id, body: { party, answer: 'given', at: at('05-22', '09:00:00') } },
      keyed(`glass-consent-${party}`),
    );
  }
  const asked = 'has asked both sides, and both agree to mediation';
  tell('22 May 09:00', lead, asked, 'People’s Mediation Law art. 17');
  for (const { day, mode, parties, notes } of sessions) {
    await mediator.post(
      '/cases/{id}/sessions',
      { id, body: { mode, parties, notes, at: at(`05-${day}`, '14:00:00') } },
      keyed(`glass-session-${day}`),
    );
    tell(`${day} May 14:00`, lead, `works with ${parties.join(' and ')}, ${mode}`);
  }
}
