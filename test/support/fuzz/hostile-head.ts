import fc from 'fast-check';
import { hostileText, planted } from './hostile.ts';

/** A value of a path or a query, percent-encoded or broken on purpose. */
export const hostileSegment: fc.Arbitrary<string> = fc.oneof(
  hostileText.map((it) => encodeURIComponent(it.toWellFormed().slice(0, 500))),
  fc.constantFrom(
    ...['%00', '%2e%2e%2f%2e%2e', '..%5c..', '%E0%A4%A', '%ff%fe', '%', '~', '%7B%7B', "'", '0'.repeat(26)],
    ...[
      '%C0%AE%C0%AE',
      '%F0%9F%92%A9',
      '*',
      '$default',
      '%23',
      'a'.repeat(3000),
      encodeURIComponent(planted),
    ],
  ),
);

/** Query strings after the question mark. */
export const hostileQuery: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(fc.constantFrom('limit', 'cursor', 'area', 'from', '__proto__', 'a[b]', 'x'), hostileSegment)
    .map((it) => it.join('=')),
  fc.constantFrom(
    ...[
      'limit=1&limit=2',
      'area=gaozi&area=dingmao',
      'cursor=e30',
      'cursor=bnVsbA',
      'cursor=W10',
      'cursor=Ii4uLyI',
      '&&&',
      '=',
      '?',
      '%',
    ],
    ...[
      `${'a=1&'.repeat(500)}`,
      `limit=${'9'.repeat(400)}`,
      'hasOwnProperty=1',
      '__proto__[x]=1',
      'cursor=%00',
      'mediator=me',
    ],
  ),
);

/** Valid HTTP headers that the system interprets. */
export const hostileHeaders: fc.Arbitrary<Record<string, string>> = fc
  .record(
    {
      'idempotency-key': fc.constantFrom(
        '',
        'short',
        'x'.repeat(129),
        'x'.repeat(5000),
        'å'.repeat(20),
        '__proto__-constructor',
        planted,
      ),
      'if-match': fc.constantFrom(
        '*',
        'W/"1"',
        '"1"',
        '"0"',
        '"999999999"',
        '"-1"',
        '"1", "2"',
        planted,
        '"'.repeat(2000),
      ),
      'if-none-match': fc.constantFrom('*', 'W/"1"', ', ,', planted, '"'.repeat(2000)),
      'accept-language': fc.constantFrom(
        'zh;q=x',
        ',,,',
        'zh;q=1;q=0',
        'x'.repeat(4000),
        '*',
        'en;q=-1',
        planted,
      ),
      'content-type': fc.constantFrom(
        ...[
          'application/json; charset=utf-16',
          'application/jsonp',
          'text/html',
          'multipart/form-data; boundary=x',
        ],
        ...[
          'APPLICATION/JSON',
          'application/json;',
          'application/x-www-form-urlencoded',
          'application/xml',
          '',
        ],
      ),
      traceparent: fc.constantFrom(
        '00-0-0-0',
        `00-${'0'.repeat(32)}-${'0'.repeat(16)}-00`,
        planted,
        'x'.repeat(2000),
      ),
      'x-forwarded-for': fc.constantFrom('127.0.0.1', planted, '::1, ::2'),
      'x-http-method-override': fc.constant('DELETE'),
    },
    { requiredKeys: [], noNullPrototype: true },
  )
  .map((it) => Object.fromEntries(Object.entries(it).map(([name, value]) => [name, latin(value)])));

/** Header values that `fetch` accepts. */
const latin = (value: string): string => value.replace(/[^\x20-\xff]/g, '');
