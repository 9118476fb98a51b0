import { triage } from '@maplebridge/directory/city-data';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dangerMatcher, normalizeText } from './danger-words.ts';

const finders = triage.dangers.map((it) => ({ ...it, told: dangerMatcher(it) }));
const toldIn = (text: string) =>
  finders.filter(({ told }) => told(normalizeText(text))).map(({ danger }) => danger as string);

describe('words mention', () => {
  test.each([
    ['fire', 'The flat on the third floor is on FIRE!'],
    ['fire', 'Smoke is coming out of the window'],
    ['fire', 'The fire door is on fire.'],
    ['fire', '三楼着火了，快来人'],
    ['fire', '车间发生爆炸'],
    ['fire', '「倉庫」失火，濃煙很大'],
    ['leak', 'There is a strong smell of gas in the stairwell.'],
    ['leak', 'gas-leak in building 3'],
    ['leak', '楼道里煤气味很重'],
    ['leak', '液氨泄漏'],
    ['violence', 'He is beating me, please'],
    ['violence', 'A man dragging a young woman at the traffic light'],
    ['violence', '楼下有人打架'],
    ['violence', '救命！'],
    ['weapon', 'He has a knife'],
    ['weapon', 'They came with knives.'],
    ['weapon', '对方持刀威胁'],
    ['injury', 'An old man fainted and is bleeding'],
    ['injury', 'She can’t breathe'],
    ['injury', "She can't breathe"],
    ['injury', '老人突然晕倒'],
    ['injury', '有人要跳楼'],
    ['trapped', 'Two people are stuck in the lift'],
    ['trapped', '有人被困在电梯里'],
  ])('%s: %s', (danger, text) => expect(toldIn(text)).toContain(danger));

  test('fire, after any number of marks', () =>
    expect(toldIn(`e${'\u0301'.repeat(100)} fire`)).toEqual(['fire']));

  test('several dangers at once', () =>
    expect(toldIn('他持刀砍人，还有人受伤流血')).toEqual(['violence', 'weapon', 'injury']));
});

describe('no danger is found in', () => {
  test.each([
    'Water leaks through the ceiling of my bathroom.',
    'The fire lane is blocked by parked cars, in case of fire nobody gets out.',
    'The fire extinguishers are out of date.',
    'We sat around the fireplace and the fireworks were loud.',
    'I was fired from my job and my wages were not paid.',
    'The gunpowder tea from the market was bad.',
    'He stole my knifelike tool and a glue gun.',
    'Axel and the strapped parcel',
    'The violin, the assaulter’s… no: verbal assault only.',
    '消防通道被私家车堵塞，万一着火救不了人',
    '我们一起火锅聚餐，邻居嫌吵',
    '孩子睡着火车就来了',
    '生活被打扰，一直被困扰',
    '请拨打人工服务或拨打人民调解电话',
    '墙上的手枪钻从早响到晚',
    '落水管坏了，漏水到楼下',
    '老板卖跳楼价，衣服有质量问题',
    '没有人受伤，只是车门刮了',
    '天花板漏水，邻居不肯修',
    '手机中毒，钱被转走',
    '其中风险由谁承担',
    '贫困在校生申请补助',
    '',
  ])('%s', (text) => expect(toldIn(text)).toEqual([]));

  test('an English word inside another', () => {
    const word = fc.constantFrom(
      ...triage.dangers.flatMap(({ danger, words }) => words.en.map((it) => ({ danger, it }))),
    );
    const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzé7');
    fc.assert(
      fc.property(word, letter, letter, ({ danger, it }, before, after) => {
        const own = finders.filter((finder) => finder.danger === danger);
        for (const text of [`${before}${it}${after}`, `so ${before}${it} there`, `so ${it}${after} there`]) {
          // "gun" with an s is "guns", which is a word of its own.
          const another = own.some(({ words }) =>
            words.en.some((other) => other !== it && text.includes(other)),
          );
          if (!another) expect(own.some(({ told }) => told(normalizeText(text)))).toBe(false);
        }
      }),
    );
  });
});

test('width, case, punctuation and invisible characters make no difference', () => {
  const wide = (text: string) =>
    text
      .replace(/[!-~]/g, (it) => String.fromCodePoint((it.codePointAt(0) ?? 0) + 0xfee0))
      .replaceAll(' ', '\u3000');
  const told = fc.constantFrom(
    ...triage.dangers.flatMap(({ danger, words }) =>
      [...words.en, ...words.zh].map((it) => ({ danger: danger as string, it })),
    ),
  );
  const disguise = fc.constantFrom<(text: string) => string>(
    wide,
    (text) => text.toUpperCase(),
    (text) => `「${text}」`,
    (text) => `…${text}?!`,
    (text) => [...text].join('\u200b'),
    (text) => `\u202e${text}\u202c`,
    (text) => text.replaceAll(' ', '  \n'),
    (text) => text.replaceAll('’', "'"),
    (text) => (/\p{Script=Han}/u.test(text) ? [...text].join(' ') : text),
  );
  fc.assert(
    fc.property(told, disguise, ({ danger, it }, disguised) => {
      expect(toldIn(it)).toContain(danger);
      expect(toldIn(disguised(it))).toContain(danger);
    }),
    { numRuns: 500 },
  );
});

test('any text can be searched', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 4000 }), (text) => void toldIn(text)));
});
