import { randomUUID } from 'node:crypto';
import { discloseReport, eraseReport, eraseTracked, holdReport } from '@maplebridge/contracts/intake';
import { idOfTrackingCode } from '@maplebridge/lambda';
import { describe, expect, test } from 'vitest';
import { idOfPlace } from '../read-model/own-reports.ts';
import { reportRecord } from '../report/personal-data.ts';
import { reportStream } from '../report/stream.ts';
import {
  ask,
  code,
  contact,
  deps,
  eventsOf,
  everything,
  files,
  made,
  parties,
  people,
  position,
  replaceDeps,
  usePrivacyRoutes,
} from './privacy.fixtures.ts';

usePrivacyRoutes();

describe('a disclosure', () => {
  const body = { purpose: 'call-back', reason: 'The stairs are still wet.' };

  test('shows unmasked data and is recorded without its reason', async () => {
    const id = await made({ reporter: 'li' });
    const { status, body: shown } = await ask('officer', discloseReport, { id, body });
    expect([status, shown]).toEqual([201, { contact, parties, position }]);
    const told = (await eventsOf(id)).at(-1);
    expect(told).toMatchObject({
      type: 'disclosed',
      data: { by: await deps.people.find(reportStream(id), 'officer-1'), purpose: 'call-back' },
    });
    expect(JSON.stringify(told)).not.toContain('stairs');
    const note = told?.type === 'disclosed' ? told.data.note : '';
    expect(await deps.personalData.read(reportStream(id), note)).toEqual({ words: body.reason });
  });

  test('that is repeated shows the same and is recorded once', async () => {
    const id = await made({ reporter: 'li' });
    const key = randomUUID();
    const first = await ask('officer', discloseReport, { id, body, key });
    expect(await ask('officer', discloseReport, { id, body, key })).toEqual(first);
    expect((await eventsOf(id)).filter(({ type }) => type === 'disclosed')).toHaveLength(1);
  });

  test('needs a purpose and a reason', async () => {
    const id = await made({ reporter: 'li' });
    for (const less of [{ purpose: 'call-back' }, { reason: 'r' }, { purpose: 'curiosity', reason: 'r' }]) {
      expect(code(await ask('officer', discloseReport, { id, body: less }))).toEqual([
        422,
        'invalid-request',
      ]);
    }
    expect((await eventsOf(id)).at(-1)?.type).toBe('withdrawn');
  });

  test('is limited to the area, and for a tip to the officers of its station', async () => {
    const id = await made({ reporter: 'li' });
    expect(code(await ask('elsewhere', discloseReport, { id, body }))).toEqual([403, 'area-not-yours']);
    expect(code(await ask('li', discloseReport, { id, body }))).toEqual([403, 'role-not-allowed']);
    const tip = await made({ kind: 'tip', reporter: 'li' });
    for (const other of ['mediator', 'supervisor'] as const) {
      expect(code(await ask(other, discloseReport, { id: tip, body }))).toEqual([404, 'not-found']);
    }
    expect((await ask('officer', discloseReport, { id: tip, body })).status).toBe(201);
    const unknown = '00000000000000000000000000';
    expect(code(await ask('officer', discloseReport, { id: unknown, body }))).toEqual([404, 'not-found']);
  });

  test('of erased data shows nothing', async () => {
    const id = await made({ reporter: 'li' });
    await ask('li', eraseReport, { id, body: { ground: 'subject-request' } });
    const { body: shown } = await ask('officer', discloseReport, { id, body });
    expect(shown).toEqual({ contact: null, parties: [], position: null });
  });
});

describe('an erasure', () => {
  const body = { ground: 'subject-request' };

  test('removes text, persons and files from every table, and is recorded', async () => {
    const words = 'words to be gone 7f3a';
    const id = await made({ reporter: 'li', words });
    files.set(reportStream(id), ['f1', 'f2']);
    await ask('officer', discloseReport, { id, body: { purpose: 'call-back', reason: 'kept reason 51c2' } });
    const { status, body: proof } = await ask('li', eraseReport, { id, body });
    expect([status, proof]).toEqual([
      201,
      { id, records: 2, attachments: 2, at: expect.stringMatching(/Z$/) },
    ]);
    expect(await everything()).not.toContain(words);
    expect(files.get(reportStream(id))).toEqual([]);
    expect((await deps.own.page(people.li.sub)).places.map(idOfPlace)).not.toContain(id);
    // Disclosure records are audit data and stay.
    expect(await everything()).toContain('kept reason 51c2');
    expect((await eventsOf(id)).at(-1)).toMatchObject({
      type: 'erased',
      by: 'resident',
      data: { ...body, records: 2, attachments: 2 },
    });
  });

  test('that is repeated returns the same, although the reporter is no longer known', async () => {
    const id = await made({ reporter: 'li' });
    const key = randomUUID();
    const first = await ask('li', eraseReport, { id, body, key });
    expect(await ask('li', eraseReport, { id, body, key })).toEqual(first);
    expect(code(await ask('li', eraseReport, { id, body }))).toEqual([404, 'not-found']);
    expect(code(await ask('li', eraseReport, { id, body: { ground: 'unlawful' }, key }))).toEqual([
      422,
      'idempotency-key-reused',
    ]);
    expect((await eventsOf(id)).filter(({ type }) => type === 'erased')).toHaveLength(1);
  });

  test.each(['before the files', 'after the files', 'before the event'])(
    'that fails %s completes on retry',
    async (where) => {
      const id = await made({ reporter: 'li' });
      files.set(reportStream(id), ['f1', 'f2']);
      const key = randomUUID();
      const sound = deps;
      const dies = async () => {
        throw new Error('the function failed');
      };
      const { attachments, reports, personalData } = sound;
      if (where === 'before the files') replaceDeps({ attachments: { ...attachments, erase: dies } });
      if (where === 'after the files') {
        let left = 1;
        const erase = (owner: string, file: string) => (left-- > 0 ? attachments.erase(owner, file) : dies());
        replaceDeps({ attachments: { ...attachments, erase } });
      }
      if (where === 'before the event') {
        const execute: typeof reports.execute = (stream, command, context) =>
          reports.execute(stream, command, {
            ...context,
            beforeAppend: async (held) => {
              await context.beforeAppend?.(held);
              return dies();
            },
          });
        replaceDeps({ reports: { ...reports, execute } });
      }
      expect((await ask('li', eraseReport, { id, body, key })).status).toBe(500);
      expect((await eventsOf(id)).at(-1)?.type).toBe('withdrawn');
      expect(await personalData.read(reportStream(id), reportRecord)).toBeUndefined();

      replaceDeps(sound);
      const { status, body: proof } = await ask('li', eraseReport, { id, body, key });
      expect([status, proof]).toMatchObject([201, { records: 2, attachments: 2 }]);
      expect(files.get(reportStream(id))).toEqual([]);
      expect((await eventsOf(id)).filter(({ type }) => type === 'erased')).toHaveLength(1);
    },
  );

  test('is only for the reporter and supervisors', async () => {
    const id = await made({ reporter: 'li' });
    // It has ended, so an uninvolved resident may not learn that it exists.
    expect(code(await ask('zhao', eraseReport, { id, body }))).toEqual([404, 'not-found']);
    for (const other of ['officer', 'mediator'] as const) {
      expect(code(await ask(other, eraseReport, { id, body }))).toEqual([403, 'not-your-report']);
    }
    expect(code(await ask('elsewhere', eraseReport, { id, body }))).toEqual([403, 'area-not-yours']);
    expect((await ask('supervisor', eraseReport, { id, body: { ground: 'unlawful' } })).status).toBe(201);
    const tip = await made({ kind: 'tip', reporter: 'li' });
    expect(code(await ask('supervisor', eraseReport, { id: tip, body }))).toEqual([404, 'not-found']);
    expect((await ask('officer', eraseReport, { id: tip, body })).status).toBe(201);
  });

  test('of an open report is rejected without side effects', async () => {
    const id = await made({ reporter: 'li', ended: false });
    expect(code(await ask('li', eraseReport, { id, body }))).toEqual([409, 'report-open']);
    expect([...(await deps.personalData.readAll(reportStream(id))).keys()]).toEqual(['note-1', reportRecord]);
  });

  test('of an anonymous report uses its tracking code', async () => {
    const tracking = '7w3k0d4m2x9q5r8t1v6y0z3b2c';
    const id = await made({ id: idOfTrackingCode(tracking) });
    const { status, body: proof } = await ask(undefined, eraseTracked, { code: tracking, body });
    expect([status, proof]).toMatchObject([201, { id, records: 2 }]);
    const none = '00000000000000000000000000';
    expect(code(await ask(undefined, eraseTracked, { code: none, body }))).toEqual([404, 'not-found']);
  });
});

describe('a hold', () => {
  const hold = { state: 'held', ground: 'litigation' };
  const release = { state: 'released' };
  const erase = { ground: 'subject-request' };

  test('blocks erasure until its release', async () => {
    const id = await made({ reporter: 'li' });
    expect(await ask('supervisor', holdReport, { id, body: hold })).toEqual({
      status: 201,
      body: { id, held: true },
    });
    expect(code(await ask('li', eraseReport, { id, body: erase }))).toEqual([409, 'on-hold']);
    expect(await deps.personalData.erase(reportStream(id), [reportRecord])).toBe('held');
    expect((await ask('supervisor', holdReport, { id, body: release })).body).toEqual({ id, held: false });
    expect((await ask('li', eraseReport, { id, body: erase })).status).toBe(201);
  });

  test('that was released is not set again by a repeated old request', async () => {
    const id = await made({ reporter: 'li' });
    const key = randomUUID();
    await ask('supervisor', holdReport, { id, body: hold, key });
    await ask('supervisor', holdReport, { id, body: release });
    expect((await ask('supervisor', holdReport, { id, body: hold, key })).body).toEqual({ id, held: true });
    expect(await deps.personalData.erase(reportStream(id), ['note-1'])).toBe('done');
  });

  test('whose event was lost is effective, and is recorded on retry', async () => {
    const id = await made({ reporter: 'li' });
    const key = randomUUID();
    const sound = deps;
    const execute: typeof sound.reports.execute = (stream, command, context) =>
      sound.reports.execute(stream, command, {
        ...context,
        beforeAppend: async (isHeld) => {
          await context.beforeAppend?.(isHeld);
          throw new Error('the function failed');
        },
      });
    replaceDeps({ reports: { ...sound.reports, execute } });
    expect((await ask('supervisor', holdReport, { id, body: hold, key })).status).toBe(500);
    replaceDeps(sound);
    expect(code(await ask('li', eraseReport, { id, body: erase }))).toEqual([409, 'on-hold']);
    expect((await ask('supervisor', holdReport, { id, body: hold, key })).status).toBe(201);
    expect((await eventsOf(id)).at(-1)?.type).toBe('hold-changed');
  });

  test('is only for supervisors, and needs a ground', async () => {
    const id = await made({ reporter: 'li' });
    expect(code(await ask('officer', holdReport, { id, body: hold }))).toEqual([403, 'not-your-report']);
    expect(code(await ask('mediator', holdReport, { id, body: hold }))).toEqual([403, 'role-not-allowed']);
    expect(code(await ask('supervisor', holdReport, { id, body: { state: 'held' } }))).toEqual([
      422,
      'ground-missing',
    ]);
  });
});
