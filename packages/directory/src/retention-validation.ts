import type { RetentionClass } from '@maplebridge/contracts';
import type { Issue } from './issue.ts';
import type { City } from './schema.ts';

/** What the law asks to be kept at least, in months. */
const atLeast: readonly { readonly of: RetentionClass; readonly months: number; readonly source: string }[] =
  [
    { of: 'audit', months: 36, source: 'PIPL art. 56, Network Data Security Regulation art. 12' },
    { of: 'safety-record', months: 36, source: 'Hazardous Chemicals Safety Law art. 41' },
  ];

/** What stands as long as someone or something is registered; all else has an end (PIPL art. 19). */
const registers: ReadonlySet<string> = new Set<RetentionClass>(['mediator', 'enterprise']);

/** Classes that are kept too short for the law, or without end. */
export function retentionIssues({ retention: { classes } }: City): Issue[] {
  const issue = (of: string, text: string): Issue => ({
    file: 'retention',
    path: `classes.${of}.months`,
    issue: text,
  });
  return [
    ...atLeast.flatMap(({ of, months, source }) => {
      const kept = classes[of].months;
      return kept !== null && kept < months ? [issue(of, `must be at least ${months}: ${source}`)] : [];
    }),
    ...Object.entries(classes).flatMap(([of, { months }]) =>
      months === null && !registers.has(of) ? [issue(of, 'must have an end: PIPL art. 19')] : [],
    ),
  ];
}
