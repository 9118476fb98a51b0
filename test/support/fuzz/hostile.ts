import fc from 'fast-check';

/** Markup that would run if an answer was treated as a page. */
export const planted = '<img src=x onerror=alert(7319)>';

const fragments = [
  planted,
  `"><script>alert(7319)</script>`,
  `'; DROP TABLE reports; --`,
  '1 OR 1=1',
  '{{7*7}}',
  '\u202edrow\u202c',
  '\u200b\u200d\ufeff',
  '\u0000',
  '\u001b[31m',
  '\ud800',
  '\udc00\ud800',
  '👩‍👩‍👧‍👦',
  '../../../../etc/passwd',
  '%2e%2e%2f%00',
  '__proto__',
  'constructor',
  'toString',
  'NaN',
  '-0',
  '1e999',
  'null',
  '\r\nSet-Cookie: a=b',
  'arn:aws:dynamodb:::table/Log',
  '#note-1',
  'report-00000000000000000000000000#1',
  '丁卯派出所',
  'ﷺ'.repeat(200),
];

/** Hostile text. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...fragments) },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.constantFrom(...fragments), { minLength: 2, maxLength: 4 })
      .map((it) => it.join(' ')),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: fc.constantFrom(2000, 4000, 4001, 60_000).map((length) => 'x'.repeat(length)) },
);

/** Unusual but valid text. */
export const oddWords: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('Water comes through the ceiling.', '楼上漏水。', 'わかりません') },
  {
    weight: 3,
    arbitrary: hostileText
      .map((it) => it.replace(/(?![\n\t])\p{Cc}/gu, '').trim())
      .filter((it) => it.length > 0),
  },
);

const deep = (depth: number, open: string, close: string) => `${open.repeat(depth)}1${close.repeat(depth)}`;

const jsonOf = (it: unknown): string => JSON.stringify(it) ?? 'null';

/** Any JSON value of a wrong type. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom<unknown>(
    ...[null, true, 0, -0, -1, 1.5, 1e308, 2 ** 60, '', ' ', [], {}, [[]], [null]],
    ...[{ length: 1e9 }, { toString: 'x' }, { $ne: null }, { S: 'x' }],
  ),
  fc.array(fc.constantFrom('a', 1), { minLength: 1000, maxLength: 1000 }),
  fc.jsonValue({ maxDepth: 4 }),
);

type Path = readonly (string | number)[];

/** Every path in a value, the root first. */
function places(value: unknown, path: Path = []): Path[] {
  const own = value !== null && typeof value === 'object' ? Object.entries(value) : [];
  return [
    path,
    ...own.flatMap(([key, it]) => places(it, [...path, Array.isArray(value) ? Number(key) : key])),
  ];
}

function replaced(value: unknown, [step, ...rest]: Path, by: (it: unknown) => unknown): unknown {
  if (step === undefined) return by(value);
  if (Array.isArray(value)) return value.map((it, i) => (i === step ? replaced(it, rest, by) : it));
  const own = Object.entries(value as object).flatMap(([key, it]) => {
    const next = key === step ? replaced(it, rest, by) : it;
    return next === undefined ? [] : [[key, next]];
  });
  return Object.fromEntries(own);
}

/** A value with one error: a replaced, missing or additional part. */
export const nearly = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(
      value,
      fc.nat(),
      fc.oneof(hostileValue, fc.constant(undefined)),
      fc.constantFrom('', '__proto__', 'constructor', 'x'),
    )
    .map(([it, which, wrong, extra]) => {
      const all = places(it);
      return replaced(it, all[which % all.length] ?? [], (old) =>
        extra && old !== null && typeof old === 'object' && !Array.isArray(old)
          ? Object.fromEntries([...Object.entries(old), [extra, wrong ?? 1]])
          : wrong,
      );
    });

const mark = '@deep@';

/** A value with a very deep part. */
const deepened = (value: fc.Arbitrary<unknown>): fc.Arbitrary<string> =>
  fc.tuple(value, fc.nat(), fc.constantFrom(100, 5000, 30_000)).map(([it, which, depth]) => {
    const all = places(it);
    const text = jsonOf(replaced(it, all[which % all.length] ?? [], () => mark));
    return text.replace(`"${mark}"`, deep(depth, '[', ']'));
  });

/** The text of an invalid or unusual body: raw, since not all of it can be serialised from a value. */
export const hostileBody = (value: fc.Arbitrary<unknown>): fc.Arbitrary<string> =>
  fc.oneof(
    hostileValue.map(jsonOf),
    deepened(value),
    fc.tuple(value, hostileText).map(([it, text]) => jsonOf(everyText(it, text))),
    value.map(
      (it) => `{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}},${jsonOf(it).slice(1)}`,
    ),
    value.map((it) => jsonOf(it).replace(/^\{/, '{"at":"x","at":null,')),
    value.map((it) => `\ufeff${jsonOf(it)}`),
    value.map((it) => jsonOf(it).slice(0, -1)),
    value.map((it) => jsonOf(it).replaceAll('"', "'")),
    fc.constantFrom(
      ...[
        deep(5000, '{"a":', '}'),
        deep(30_000, '[', ']'),
        '',
        ' ',
        'null',
        '"',
        '[]]',
        'undefined',
        '\u0000',
      ],
      ...[
        '{"a":1e999}',
        '"\\ud800"',
        '{"\\ud800":1}',
        `{"words":"${'\\u0000'.repeat(100)}"}`,
        '1'.repeat(5000),
      ],
      ...[`<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>`],
      ...[
        jsonOf({ words: planted, [planted]: planted }),
        jsonOf('x'.repeat(70_000)),
        jsonOf('x'.repeat(600_000)),
      ],
    ),
  );

const everyText = (value: unknown, text: string): unknown => {
  if (typeof value === 'string') return text;
  if (Array.isArray(value)) return value.map((it) => everyText(it, text));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, everyText(it, text)]));
};
