import { caseReplies } from '@maplebridge/contracts/mediation';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { callerOf } from './caller.ts';
import { takes } from './coding.ts';
import { decodeCursor } from './cursor.ts';
import { readForm } from './form.ts';
import { type Doubling, growthOf, mostGrowth } from './growth.ts';
import { isIdempotencyKey, requestMark } from './idempotency.ts';
import { readJson } from './json.ts';
import { readReply } from './replies/read-reply.ts';
import { unlessKept } from './reply.ts';
import { languageOf, readIfMatch } from './request.ts';
import { networkOf } from './source-address.ts';
import { traceparentOf } from './trace.ts';

const doubling: Doubling = { from: 1000 };
const claims = { role: 'role', area: 'area', department: 'department' };
const speaker = { sub: 'partner:court', role: 'department', area: '321171', department: 'court' } as const;

const etagged = { statusCode: 200, headers: { etag: 'W/"1"' } };
const reply = (body: string) =>
  readReply({ body, messageId: 'm' }, caseReplies, speaker, { now: '2019-05-21', secret: 'secret' });
const caller = (role: string) => callerOf({ sub: 'li', role, area: 'dingmao' }, claims);
const cursor = (it: string) =>
  decodeCursor(Buffer.from(it).toString('base64url'), z.string().regex(/^\d+(#\w+)+$/));

const surrogate = '"\\ud83d\\ude00"';
const numbered = (n: number, of: (index: number) => string) => Array.from({ length: n }, (_, i) => of(i));

/** Every reader of what comes from outside, on what would be dear to one that looks back or copies what it has. */
const parsers: [string, (text: string) => unknown, (n: number) => string][] = [
  ['a form with one name repeated', readForm, (n) => 'a&'.repeat(n)],
  ['a form with one list', readForm, (n) => 'a[]=1&'.repeat(n)],
  ['a form with one list in an object', readForm, (n) => 'a[b][]=1&'.repeat(n)],
  ['a form with one field of an object repeated', readForm, (n) => 'a[b]&'.repeat(n)],
  ['a form with many names', readForm, (n) => numbered(n, (i) => `a${i}=1`).join('&')],
  ['a form with many objects', readForm, (n) => numbered(n, (i) => `a${i}[b]=1`).join('&')],
  ['a form with brackets alone', readForm, (n) => '['.repeat(n)],
  ['a form with a name that nearly nests', readForm, (n) => `a[${'b'.repeat(n)}`],
  ['a form with pairs of brackets', readForm, (n) => `${'[]'.repeat(n)}x`],
  ['a form with escapes', readForm, (n) => '%5B%'.repeat(n)],
  ['JSON with escaped surrogates in an array', readJson, (n) => `[${surrogate}${',1'.repeat(n)}]`],
  [
    'JSON with escaped surrogates in an object',
    readJson,
    (n) => `{${numbered(n, (i) => `"k${i}":${surrogate}`).join()}}`,
  ],
  ['JSON with one name repeated', readJson, (n) => `{"s":${surrogate}${',"k":1'.repeat(n)}}`],
  ['JSON with surrogates that stand alone', readJson, (n) => `["${'\\ud83d\\ude00'.repeat(n)}\\ud83d"]`],
  ['JSON that only opens', readJson, (n) => '['.repeat(n)],
  ['JSON that opens and closes', readJson, (n) => `[${'[],'.repeat(n)}[]]`],
  ['JSON that escapes without end', readJson, (n) => `"${'\\'.repeat(n)}`],
  ['languages', languageOf, (n) => 'zh;q=0.5,'.repeat(n)],
  ['a language with spaces', languageOf, (n) => `zh;${' '.repeat(n)}q`],
  ['qualities without a language', languageOf, (n) => ';  q='.repeat(n)],
  ['codings', (it) => takes('gzip', it), (n) => 'br,'.repeat(n)],
  ['a quality of a coding', (it) => takes('gzip', it), (n) => `gzip;q=0.${'0'.repeat(n)}x`],
  ['qualities of a coding', (it) => takes('gzip', it), (n) => `gzip;${'q=0. '.repeat(n)}x`],
  ['tags that are asked about', (it) => unlessKept(etagged, it), (n) => 'W/"2", '.repeat(n)],
  ['a tag to match', readIfMatch, (n) => `"${'1'.repeat(n)}`],
  ['spaces around a tag to match', readIfMatch, (n) => `${' '.repeat(n)}"${' '.repeat(n)}`],
  ['a trace', (it) => traceparentOf(it, 'r'), (n) => `00-${'0'.repeat(n)}`],
  ['a key', isIdempotencyKey, (n) => 'k'.repeat(n)],
  ['an address', networkOf, (n) => '0:'.repeat(n)],
  ['a claim', caller, (n) => `[${' ,'.repeat(n)}]`],
  ['brackets in a claim', caller, (n) => ']'.repeat(n)],
  ['a place in a list', cursor, (n) => `"1${'#a'.repeat(n)}!"`],
  [
    'a mark of a request',
    (it) => requestMark('secret', undefined, 'k', 't', it.split(',')),
    (n) => 'b,a,'.repeat(n),
  ],
  ['a reply that is no envelope', reply, (n) => `{${numbered(n, (i) => `"k${i}":1`).join()}}`],
  ['a reply with a long subject', reply, (n) => `{"subject":"${'case-'.repeat(n)}"}`],
  ['a reply with a long source', reply, (n) => `{"source":"${'/departments'.repeat(n)}"}`],
];

test.each(parsers)('the work is linear for %s', (_, parse, make) =>
  expect(growthOf(make, parse, doubling)).toBeLessThan(mostGrowth),
);

test('quadratic work is told apart', () => {
  const compared = (text: string) => {
    let same = 0;
    for (const one of text) for (const other of text) if (one === other) same += 1;
    return same;
  };
  expect(growthOf((n) => 'a'.repeat(n), compared, { from: 200 })).toBeGreaterThan(mostGrowth);
});
