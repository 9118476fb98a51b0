import { waitFor } from '@maplebridge/client';
import { keyed } from './people.ts';
import { at, lead, type Story } from './telling.ts';

const instalment = (dueOn: string) => ({
  by: 'B',
  to: 'A',
  kind: 'payment' as const,
  amountYuan: 400_000,
  dueOn,
});

export async function agreed({ mediator, officer, tell }: Story, id: string): Promise<void> {
  const { agreement } = await mediator.post(
    '/cases/{id}/agreements',
    {
      id,
      body: {
        form: 'written',
        signatures: { parties: ['A', 'B'], mediator: true, committeeSeal: true },
        effectiveOn: '2019-05-24',
        terms: [instalment('2019-06-24'), instalment('2019-12-24')],
        text: 'The employer pays compensation in two instalments. 单位分两期支付赔偿款。',
        at: at('05-24', '17:30:00'),
      },
    },
    keyed('glass-agreement'),
  );
  tell(
    '24 May 17:30',
    'Both sides',
    'agree in writing, signed by both and the mediator, sealed by the committee (art. 29)',
    ...(agreement?.terms ?? []).map(
      ({ by, to, amountYuan, dueOn }) => `${by} pays ${to} ${amountYuan} yuan by ${dueOn}`,
    ),
    `the court may confirm it until ${agreement?.confirmationDueOn} (art. 33)`,
  );
  await mediator.post(
    '/cases/{id}/closures',
    { id, body: { outcome: 'settled', at: at('05-24', '18:00:00') } },
    keyed('glass-closure'),
  );
  const { progress } = await waitFor(
    () => officer.get('/reports/{id}', { id }),
    ({ status }) => status === 'ended',
  );
  tell(
    '24 May 18:00',
    lead,
    'closes the case: settled; the report shows its reporter:',
    ...progress.map(({ step, at: when }) => `${when}  ${step}`),
  );
}

export async function confirmed({ officer, tell }: Story, id: string): Promise<void> {
  await officer.post(
    '/cases/{id}/confirmations',
    { id, body: { step: 'applied', parties: ['A', 'B'], at: at('06-03', '10:00:00') } },
    keyed('glass-application'),
  );
  tell('3 June 10:00', 'Both sides', 'ask the court together to confirm it (Civil Procedure Law art. 205)');
  await officer.post(
    '/cases/{id}/confirmations',
    { id, body: { step: 'confirmed', at: at('06-10', '15:00:00') } },
    keyed('glass-confirmation'),
  );
  tell(
    '10 June 15:00',
    'The court 法院',
    'confirms the agreement: it can be enforced (Civil Procedure Law art. 206)',
  );
}

export async function visited({ officer, tell }: Story, id: string): Promise<void> {
  const { agreement } = await officer.post(
    '/cases/{id}/performances',
    { id, body: { term: 1, at: at('06-24', '11:00:00') } },
    keyed('glass-instalment-1'),
  );
  await officer.post(
    '/cases/{id}/visits',
    {
      id,
      body: {
        kept: true,
        notes: 'The first instalment has come; the family has what it needs. 首期款已到账。',
        at: at('06-25', '10:00:00'),
      },
    },
    keyed('glass-visit'),
  );
  tell(
    '25 June 10:00',
    'Officer of Dingmao 丁卯民警',
    'visits the family again (art. 31)',
    ...(agreement?.terms ?? []).map(({ dueOn, performance }, i) => `term ${i + 1}, ${dueOn}: ${performance}`),
  );
}

export async function filed({ officer, tell }: Story, id: string): Promise<void> {
  const { entries, intact } = await officer.get('/cases/{id}/history', { id });
  const { documents, missing, manifest } = await officer.get('/cases/{id}/file', { id });
  tell(
    'Ever after',
    'The file 卷宗',
    `holds ${documents.length} documents; ${missing.length ? `missing: ${missing.map(({ title }) => title.zh).join('、')}` : 'none is missing (art. 27)'}`,
    `${entries.length} events, their chain of hashes ${intact ? 'holds' : 'IS BROKEN'}`,
    `SHA-256 of the manifest: ${manifest.sha256}`,
    `to be printed: GET /cases/${id}/file/print`,
  );
}
