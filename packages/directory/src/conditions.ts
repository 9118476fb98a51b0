import { codes, DisputeCategoryCode, DisputeFacts } from '@maplebridge/contracts/intake';
import * as z from 'zod';

const flags = [
  'fatality',
  'injury',
  'onScene',
  'domesticViolence',
  'publicSecurityAct',
  'foreignParty',
  'repeatedPlace',
] as const;
/** Facts that are told by there being any: minors among the parties, a ground of art. 179, a language besides Chinese. */
const presences = ['minors', 'notMediable', 'languages'] as const;

const flag = z.boolean().optional();
export const Range = z
  .strictObject({ atLeast: z.number().optional(), below: z.number().optional() })
  .refine(
    ({ atLeast = Number.NEGATIVE_INFINITY, below = Number.POSITIVE_INFINITY }) => atLeast < below,
    'is empty',
  );

/** What a line of the decision table asks of a matter: all of it. A fact nobody told is false, a number nobody told is 0. */
export const Condition = z.strictObject({
  categories: z.array(DisputeCategoryCode).min(1).optional(),
  ...(Object.fromEntries([...flags, ...presences].map((name) => [name, flag])) as Record<
    (typeof flags)[number] | (typeof presences)[number],
    typeof flag
  >),
  peopleInvolved: Range.optional(),
  amountYuan: Range.optional(),
  referredBy: z.array(DisputeFacts.shape.referredBy.unwrap()).min(1).optional(),
});
export type Condition = z.infer<typeof Condition>;

/** A matter as far as conditions look at it. */
export interface Conditioned {
  readonly category: string;
  readonly facts: DisputeFacts;
}

type Test = (matter: Conditioned) => boolean;

const among = (allowed: readonly string[], of: (matter: Conditioned) => string | undefined): Test => {
  const set = new Set<string | undefined>(allowed);
  return (matter) => set.has(of(matter));
};

function within(range: z.infer<typeof Range>, of: (facts: DisputeFacts) => number | undefined): Test {
  const { atLeast = Number.NEGATIVE_INFINITY, below = Number.POSITIVE_INFINITY } = range;
  return ({ facts }) => {
    const n = of(facts) ?? 0;
    return n >= atLeast && n < below;
  };
}

const isPresent = (it: string | readonly string[] | undefined): boolean => it !== undefined && it.length > 0;

/** The condition as a function, made once for many matters. */
export function matcher(condition: Condition): Test {
  const tests: Test[] = [];
  for (const name of flags) {
    const wanted = condition[name];
    if (wanted !== undefined) tests.push(({ facts }) => (facts[name] ?? false) === wanted);
  }
  for (const name of presences) {
    const wanted = condition[name];
    if (wanted !== undefined) tests.push(({ facts }) => isPresent(facts[name]) === wanted);
  }
  if (condition.categories) tests.push(among(condition.categories, ({ category }) => category));
  if (condition.referredBy) tests.push(among(condition.referredBy, ({ facts }) => facts.referredBy));
  if (condition.peopleInvolved) tests.push(within(condition.peopleInvolved, (it) => it.peopleInvolved));
  if (condition.amountYuan) tests.push(within(condition.amountYuan, (it) => it.amountYuan));
  return (matter) => {
    for (const test of tests) if (!test(matter)) return false;
    return true;
  };
}

type Asked = Readonly<Record<string, string[] | z.infer<typeof Range> | boolean | undefined>>;

/** Whether every matter of the second condition is one of the first, so that a line with the second never comes to its turn. */
export function covers(first: Asked, second: Asked): boolean {
  return codes(first).every((key) => {
    const [a, b] = [first[key], second[key]];
    if (a === undefined) return true;
    if (b === undefined) return false;
    if (Array.isArray(a)) return (b as string[]).every((it) => (a as string[]).includes(it));
    if (typeof a === 'object') return contains(a, b as z.infer<typeof Range>);
    return a === b;
  });
}

function contains(outer: z.infer<typeof Range>, inner: z.infer<typeof Range>): boolean {
  const from = (it: typeof outer) => it.atLeast ?? Number.NEGATIVE_INFINITY;
  const to = (it: typeof outer) => it.below ?? Number.POSITIVE_INFINITY;
  return from(outer) <= from(inner) && to(outer) >= to(inner);
}
