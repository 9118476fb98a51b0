import type { Circle, Standing } from '@maplebridge/contracts/visibility';
import { vi } from 'vitest';
import { type System, send } from './system.ts';
import { home, newReport, type People, type Someone, token } from './world.ts';

/** A report of one kind, and how confidential it must be treated. */
export interface GuardedReport {
  readonly name: string;
  readonly circle: Circle;
  readonly id: string;
  /** Occurs only in its text. */
  readonly planted: string;
  /** Of a report without an account. */
  readonly trackingCode?: string;
}

/** A viewer; `nobody` has no token. */
export interface Viewer {
  readonly name: string;
  readonly as: Someone | undefined;
  readonly standing: (report: GuardedReport) => Standing;
}

interface Wanted {
  readonly circle: Circle;
  readonly body: object;
  readonly anonymous?: true;
}

const wanted: Readonly<Record<string, Wanted>> = {
  hazard: { circle: 'public', body: { kind: 'hazard', category: 'gas' } },
  service: { circle: 'public', body: { kind: 'service', category: 'real-thing' } },
  dispute: { circle: 'neighbours', body: {} },
  withdrawn: { circle: 'settled', body: {} },
  family: { circle: 'private', body: { category: 'marriage-family' } },
  violence: { circle: 'private', body: { facts: { domesticViolence: true } } },
  minor: { circle: 'private', body: { facts: { minors: ['A'] } } },
  medical: { circle: 'private', body: { category: 'medical' } },
  sexual: { circle: 'private', body: { kind: 'hazard', category: 'other' } },
  papers: {
    circle: 'private',
    body: { kind: 'service', category: 'permit-or-id', answers: { document: 'id-card' } },
  },
  tip: { circle: 'tip', body: { kind: 'tip', category: 'public-order' } },
  anonymous: { circle: 'neighbours', body: {}, anonymous: true },
  'anonymous family': { circle: 'private', body: { category: 'marriage-family' }, anonymous: true },
  'anonymous tip': { circle: 'tip', body: { kind: 'tip', category: 'fraud' }, anonymous: true },
};

/** One report of every kind, each by a different resident, after processing by other services. */
export async function guardedReports(system: System, by: Someone): Promise<GuardedReport[]> {
  const reports = await Promise.all(
    Object.entries(wanted).map(async ([name, { circle, body, anonymous }]) => {
      const planted = `planted-${name.replace(' ', '-')}`;
      const words = name === 'sexual' ? `${planted} 有人性骚扰` : planted;
      const path = anonymous ? '/anonymous-reports' : '/reports';
      const sent = await send(system, 'POST', path, {
        ...(!anonymous && { token: by.token }),
        body: { ...newReport(), ...body, words },
      });
      if (sent.status !== 201) throw new Error(`${name}: ${sent.text}`);
      const { id, trackingCode } = sent.body;
      return { name, circle, id, planted, ...(trackingCode && { trackingCode }) } as GuardedReport;
    }),
  );
  const client = system.client({ token: by.token });
  const idOf = (name: string) => reports.find((it) => it.name === name)?.id ?? '';
  await client.post('/reports/{id}/withdrawals', { id: idOf('withdrawn'), body: {} });
  // An answer can only leak progress that exists.
  for (const name of ['hazard', 'dispute', 'family']) {
    await vi.waitFor(
      async () => {
        const { progress } = await client.get('/reports/{id}', { id: idOf(name) });
        if (progress.length === 0) throw new Error(`no progress of ${name} yet`);
      },
      { timeout: 60_000, interval: 200 },
    );
  }
  return reports;
}

/** All viewers of such reports: from the area, from elsewhere, and persons concerned. */
export async function viewersOf(
  system: System,
  { here, there }: { readonly here: People; readonly there: People },
  reporter: Someone,
): Promise<Viewer[]> {
  const always = (standing: Standing) => () => standing;
  const staff = (name: string, as: Someone): Viewer => ({
    ...{ name, as },
    standing: ({ circle }) => (circle === 'tip' && as.role !== 'officer' ? 'stranger' : 'staff'),
  });
  const joiner = await token(system, 'joiner-of-reports', 'resident', home);
  const labour = await token(system, 'labour-of-reports', 'department', home, { department: 'labour' });
  return [
    { name: 'anyone without a token', as: undefined, standing: always('anyone') },
    {
      ...{ name: 'the reporter', as: reporter },
      standing: ({ trackingCode }) => (trackingCode ? 'stranger' : 'reporter'),
    },
    { name: 'another resident', as: here.resident, standing: always('stranger') },
    { name: 'who joins', as: joiner, standing: always('joiner') },
    { name: 'a volunteer', as: here.volunteer, standing: always('stranger') },
    { name: 'an enterprise', as: here.enterprise, standing: always('stranger') },
    { name: 'a department with a task', as: here.department, standing: always('stranger') },
    { name: 'a department without one', as: labour, standing: always('stranger') },
    staff('a mediator of the station', here.mediator),
    staff('an officer of the station', here.officer),
    staff('a supervisor of the station', here.supervisor),
    staff('an administrator of the station', here.admin),
    { name: 'a mediator of another', as: there.mediator, standing: always('staff-elsewhere') },
    { name: 'an officer of another', as: there.officer, standing: always('staff-elsewhere') },
    { name: 'a supervisor of another', as: there.supervisor, standing: always('staff-elsewhere') },
    { name: 'an administrator of another', as: there.admin, standing: always('staff-elsewhere') },
  ];
}
