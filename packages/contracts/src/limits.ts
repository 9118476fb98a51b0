import * as z from 'zod';
import file from '../limits.json' with { type: 'json' };

const both = z.strictObject({ en: z.string().min(1), zh: z.string().regex(/\p{Script=Han}/u) });

/** How many of something one stream takes, and how to go on when it is reached. */
export const StreamLimit = z.strictObject({
  most: z.int().min(2).max(10_000),
  what: both,
  instead: both,
  confidence: z.enum(['verified', 'secondary', 'unverified', 'chosen']),
  source: z.string().min(10),
});
export type StreamLimit = z.infer<typeof StreamLimit>;

export type LimitName = keyof typeof file;

/**
 * What a stream takes at most, for every city alike: these numbers keep each answer below what a function may return (Lambda: 6 MB)
 * and each stream small enough to be read at once. The spec checks the file by its schema, so that no function pays for it at start.
 */
export const limits: Readonly<Record<LimitName, StreamLimit>> = file as Record<LimitName, StreamLimit>;

/** What a caller reads when a limit is reached: of what, how many, and how to go on. */
export function limitText(name: LimitName, language: 'en' | 'zh'): string {
  const { most, what, instead } = limits[name];
  return language === 'zh'
    ? `${what.zh}已达上限（${most}）。${instead.zh}。`
    : `At most ${most}: ${what.en}. ${instead.en}.`;
}
