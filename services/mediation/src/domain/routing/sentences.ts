import type { Reason, ReasonCode, Tier } from '@maplebridge/contracts/mediation';
import type { City, Policy } from '@maplebridge/directory';

/** The tiers as people call them. */
export const tierNames = {
  'on-the-spot': { en: 'the spot', zh: '现场' },
  workstation: { en: 'the workstation', zh: '工作站' },
  centre: { en: 'the centre', zh: '调解中心' },
  joint: { en: 'joint mediation', zh: '多部门联合调解' },
} as const satisfies Record<Tier, { en: string; zh: string }>;

/** A reason in the caller's words. */
export type Sentences = (reason: ReasonCode) => Pick<Reason, 'en' | 'zh' | 'source'>;

/**
 * Puts reasons into sentences by the city's policy. A rule that has left the policy since is told by its name: the
 * decision stands in the log all the same.
 */
export function sentences({ policy, venues }: Pick<City, 'policy' | 'venues'>): Sentences {
  const { placement, requirements, ...routing } = policy.routing;
  const single = Object.values(routing).filter(
    (it): it is Policy['routing']['transfer'] => typeof it === 'object' && 'rule' in it,
  );
  const said = new Map([...placement, ...requirements, ...single].map((it) => [it.rule, it]));
  const named = new Map<string, { en: string; zh: string }>([
    ...Object.entries(tierNames),
    ...venues.map(({ id, name }) => [id, name] as const),
  ]);

  const filled = (pattern: string, values: ReasonCode['values'], language: 'en' | 'zh') =>
    pattern.replace(/\{(\w+)\}/g, (_, key: string) => {
      const value = values?.[key];
      return String(named.get(String(value))?.[language] ?? value ?? '?');
    });

  return ({ rule, values }) => {
    const it = said.get(rule);
    if (!it) return { en: rule, zh: rule };
    return { en: filled(it.en, values, 'en'), zh: filled(it.zh, values, 'zh'), source: it.source };
  };
}
