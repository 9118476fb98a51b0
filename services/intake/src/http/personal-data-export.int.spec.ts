import { discloseReport, exportPersonalData } from '@maplebridge/contracts/intake';
import { keptUntil } from '@maplebridge/directory';
import { dynamodbPersonalData } from '@maplebridge/event-log';
import { randomId } from '@maplebridge/lambda';
import { describe, expect, test } from 'vitest';
import { reportRecord } from '../report/personal-data.ts';
import { reportStream } from '../report/stream.ts';
import {
  ask,
  at,
  city,
  client,
  code,
  contact,
  deps,
  everything,
  made,
  people,
  provenance,
  replaceDeps,
  usePrivacyRoutes,
} from './privacy.fixtures.ts';

usePrivacyRoutes();

describe('the data of a person', () => {
  test('are all their reports, paged, and no data of other people', async () => {
    const mine = [];
    for (const words of ['first of li', 'second of li', 'third of li']) {
      mine.push(await made({ reporter: 'li', words }));
    }
    const theirs = await made({ reporter: 'zhao', words: 'only of zhao' });
    // The list may be wrong: the report's own record decides.
    const mark = { key: theirs, body: theirs };
    await deps.own.keep(people.li.sub, { kind: 'dispute', id: theirs, receivedAt: at }, mark);
    const [joined = ''] = mine;
    const by = randomId();
    const keeping = { as: 'message', held: false } as const;
    const request = { key: 'j', body: 'j' };
    await deps.personalData.keep(
      reportStream(joined),
      'note-j',
      { words: 'joined by zhao' },
      request,
      keeping,
    );
    const open = await made({ reporter: 'li', words: 'fourth of li', ended: false });
    const tip = await made({ reporter: 'li', words: 'fifth of li', kind: 'tip' });
    await deps.personalData.keep(reportStream(open), 'note-j', { words: 'joined by zhao' }, request, keeping);
    await deps.reports.execute(
      reportStream(open),
      { type: 'JoinReport', by, own: false, note: 'note-j', at },
      provenance,
    );
    await ask('officer', discloseReport, {
      id: joined,
      body: { purpose: 'dispatch', reason: 'reason of the officer' },
    });

    const pages = [];
    for (let cursor: string | undefined; pages.length < 9; ) {
      const { status, body } = await ask('li', exportPersonalData, { ...(cursor && { cursor }) });
      expect(status).toBe(200);
      pages.push(body);
      cursor = body.cursor;
      if (cursor === undefined) break;
    }
    const reports = pages.flatMap((it) => it.reports);
    expect(reports.map(({ id }) => id).sort()).toEqual([...mine, open, tip].sort());
    const text = JSON.stringify(pages);
    for (const words of ['first', 'second', 'third', 'fourth', 'fifth']) {
      expect(text).toContain(`"words":"${words} of li"`);
      expect(text).toContain(`"words":"more ${words} of li"`);
      expect(text).toContain(`answer ${words} of li`);
    }
    expect(text).toContain(contact.phone);
    for (const foreign of ['zhao', 'Zhou Planted', 'reason of the officer']) {
      expect(text).not.toContain(foreign);
    }
    expect(reports.find(({ id }) => id === joined).disclosures).toEqual([
      {
        by: await deps.people.find(reportStream(joined), 'officer-1'),
        purpose: 'dispatch',
        at: expect.any(String),
      },
    ]);
  });

  test('include purpose, retention, legal article and recipients', async () => {
    const { body } = await ask('zhao', exportPersonalData);
    expect(body).toMatchObject({ account: people.zhao.sub, reports: [] });
    expect(body.purposes.map(({ what }: { what: string }) => what)).toEqual([
      ...['report', 'tip', 'message', 'attachment', 'audit'],
    ]);
    for (const { en, zh, article, keptMonths } of body.purposes) {
      expect(en).toBeTruthy();
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(article).toMatch(/\d/);
      expect(keptMonths).toBeGreaterThan(0);
    }
    expect(body.recipients.length).toBeGreaterThan(0);
  });

  test('that have expired are not returned, although the table still has them', async () => {
    await made({ reporter: 'li', words: 'of long ago' });
    const { retention } = city;
    const later = new Date();
    later.setUTCMonth(later.getUTCMonth() + (retention.classes.report.months ?? 0) + 1);
    replaceDeps({
      personalData: dynamodbPersonalData(client, 'PersonalDataStore', keptUntil(city), () => later),
    });
    const { body } = await ask('li', exportPersonalData);
    expect(JSON.stringify(body)).not.toContain('of long ago');
    expect(await everything()).toContain('of long ago');
  });

  test('an invalid cursor is rejected', async () =>
    expect(code(await ask('li', exportPersonalData, { cursor: 'nonsense' }))).toEqual([
      400,
      'invalid-cursor',
    ]));

  // Must be last: a table scan could not return all that it writes.
  test('of reports larger than one response continue on the next page, each record once', async () => {
    const ids = [await made({ reporter: 'li', ended: false }), await made({ reporter: 'li', ended: false })];
    const request = { key: 'long', body: 'long' };
    const keeping = { as: 'message', held: false } as const;
    for (const id of ids) {
      for (let n = 0; n < 60; n++) {
        const note = `note-long-${n}`;
        const words = `${n} of ${id}: ${'汉'.repeat(3900)}`;
        await deps.personalData.keep(reportStream(id), note, { words }, request, keeping);
        const command = { type: 'AddWords', from: 'reporter', note, at } as const;
        await deps.reports.execute(reportStream(id), command, provenance);
      }
    }
    const told: string[] = [];
    let pages = 0;
    for (let cursor: string | undefined; pages === 0 || cursor !== undefined; pages++) {
      const { body } = await ask('li', exportPersonalData, { ...(cursor && { cursor }) });
      expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(1_200_000);
      for (const report of body.reports.filter(({ id }: { id: string }) => ids.includes(id))) {
        for (const { record } of report.records) told.push(`${report.id} ${record}`);
      }
      cursor = body.cursor;
    }
    expect(pages).toBeGreaterThan(2);
    const expected = ids.flatMap((id) =>
      [reportRecord, 'note-1', ...Array.from({ length: 60 }, (_, n) => `note-long-${n}`)].map(
        (record) => `${id} ${record}`,
      ),
    );
    expect(told.sort()).toEqual(expected.sort());
  });
});
