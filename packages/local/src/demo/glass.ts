import { caseOf, keyed, need, type People, until } from './people.ts';

/** Tells one step: when, who, and what. */
export type Tell = (when: string, who: string, what: string, ...details: string[]) => void;

const at = (day: number, time: string) => `2019-05-${day}T${time}+08:00`;

/** 21 May 2019: a decorator carrying glass falls on a building site in Dingmao and dies; employer and family quarrel. */
export async function glass({ officer, mediator }: People, tell: Tell): Promise<void> {
  const report = await need(
    officer.POST('/reports', {
      params: keyed('glass-report'),
      body: {
        kind: 'dispute',
        category: 'damages',
        channel: '110-desk',
        receivedAt: at(21, '16:20:00'),
        position: { lng: 119.507, lat: 32.179 },
        facts: { fatality: true },
        parties: [{ name: '死者家属 (the family)' }, { name: '装修公司 (the employer)' }],
        words:
          'A decorator carrying glass stepped into a void on the site, fell and died in hospital. Employer and family quarrel over who is liable. 装修工人搬运玻璃时踏空坠落，送医不治，家属与单位就责任赔偿发生争执。',
      },
    }),
  );
  tell(
    '21 May 16:20',
    'Officer of Dingmao 丁卯民警',
    `takes in report ${report.id}`,
    `a dispute about ${report.category}, by the ${report.channel}; area ${Object.values(report.area).join(' / ')}`,
    'names and words go to the dossier, and nowhere else',
  );

  const { id } = report;
  const opened = await caseOf(mediator, id);
  const { tier, venue, goldMedal, reasons } = opened.routing;
  tell(
    '21 May 16:20',
    'The router',
    `decides: ${tier} (${venue})${goldMedal ? ', a gold-medal mediator is asked for' : ''}`,
    ...reasons.flatMap(({ en, zh, source }) => [`because: ${en}`, `理由：${zh}`, `source: ${source}`]),
    ...opened.deadlines.map(({ rule, dueAt }) => `limit ${rule}: ${dueAt}`),
  );

  const path = { id };
  for (const party of ['A', 'B']) {
    await need(
      mediator.POST('/cases/{id}/consents', {
        params: { path, ...keyed(`glass-consent-${party}`) },
        body: { party, answer: 'given', at: at(22, '09:00:00') },
      }),
    );
  }
  tell(
    '22 May 09:00',
    'Gold-medal mediator 金牌调解员',
    'has asked both sides, and both agree to mediation',
    'People’s Mediation Law art. 17',
  );

  const sessions = [
    {
      day: 22,
      mode: 'separate' as const,
      parties: ['A'],
      notes: 'The family: grief first, then what they need.',
    },
    {
      day: 23,
      mode: 'separate' as const,
      parties: ['B'],
      notes: 'The employer: what the site failed to secure, what the insurance bears.',
    },
    {
      day: 24,
      mode: 'together' as const,
      parties: ['A', 'B'],
      notes: 'Both at one table; the sum and the days of payment agreed.',
    },
  ];
  for (const { day, mode, parties, notes } of sessions) {
    await need(
      mediator.POST('/cases/{id}/sessions', {
        params: { path, ...keyed(`glass-session-${day}`) },
        body: { mode, parties, notes, at: at(day, '14:00:00') },
      }),
    );
    tell(
      `${day} May 14:00`,
      'Gold-medal mediator 金牌调解员',
      `works with ${parties.join(' and ')}, ${mode}`,
    );
  }

  const agreed = await need(
    mediator.POST('/cases/{id}/agreements', {
      params: { path, ...keyed('glass-agreement') },
      body: {
        form: 'written',
        signatures: { parties: ['A', 'B'], mediator: true, committeeSeal: true },
        effectiveOn: '2019-05-24',
        text: 'The employer pays compensation in two instalments. 单位分两期支付赔偿款。',
        at: at(24, '17:30:00'),
      },
    }),
  );
  tell(
    '24 May 17:30',
    'Both sides',
    'agree in writing, signed by both and the mediator, sealed by the committee (art. 29)',
    `the court may confirm it until ${agreed.agreement?.confirmationDueOn} (art. 33)`,
  );

  await need(
    mediator.POST('/cases/{id}/closures', {
      params: { path, ...keyed('glass-closure') },
      body: { outcome: 'settled', at: at(24, '18:00:00') },
    }),
  );
  const history = await need(mediator.GET('/cases/{id}/history', { params: { path } }));
  tell(
    '24 May 18:00',
    'Gold-medal mediator 金牌调解员',
    'closes the case: settled',
    `${history.entries.length} events, their chain of hashes ${history.intact ? 'holds' : 'IS BROKEN'}`,
  );

  const progress = await until(async () => {
    const seen = await need(officer.GET('/reports/{id}', { params: { path } }));
    return seen.status === 'ended' ? seen.progress : undefined;
  });
  tell(
    '24 May 18:00',
    'The report',
    'shows its reporter:',
    ...progress.map(({ step, at: when }) => `${when}  ${step}`),
  );
}
