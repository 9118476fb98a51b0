import type { Ladder, Policy } from '../index.ts';
import type { Data, InvalidCity } from './fixture.ts';

const ladderOf = (data: Data) => data.ladders?.[0] as unknown as Ladder;

/** What can be wrong in `policy.json` and `ladders.json`. */
export const policy: InvalidCity[] = [
  [
    'bulletins on a day that February lacks',
    (it) => Object.assign((it.policy as unknown as Policy).bulletins, { day: 29 }),
    { file: 'policy', path: 'bulletins.day' },
  ],
  [
    'records from a day there is not',
    (it) => Object.assign((it.policy as unknown as Policy).backdating, { recordsFrom: '2019-02-30' }),
    { file: 'policy', path: 'backdating.recordsFrom' },
  ],
  [
    'a decision table without an end',
    (it) => (it.policy as unknown as Policy).routing.placement.pop(),
    { file: 'policy', path: 'routing.placement' },
  ],
  [
    'a line of the table that never comes to its turn',
    (it) => {
      const lines = (it.policy as unknown as Policy).routing.placement;
      const [first] = lines;
      if (first)
        lines.splice(1, 0, { ...first, rule: 'again', when: { domesticViolence: true, injury: true } });
    },
    {
      file: 'policy',
      path: 'routing.placement.1',
      issue: 'never applies: "domestic-violence-to-police" comes first',
    },
  ],
  [
    'a line that sends a matter to a tier and out of mediation',
    (it) => Object.assign((it.policy as unknown as Policy).routing.placement[0] ?? {}, { tier: 'centre' }),
    { file: 'policy', path: 'routing.placement.0' },
  ],
  [
    'a rule that is there twice',
    (it) => {
      const { placement, requirements } = (it.policy as unknown as Policy).routing;
      Object.assign(requirements[0] ?? {}, { rule: placement[0]?.rule });
    },
    { file: 'policy', path: 'routing', issue: 'rule "domestic-violence-to-police" is there twice' },
  ],
  ...(['departments', 'skills'] as const).map(
    (kind): InvalidCity => [
      `a line that asks for ${kind} there are not`,
      (it) =>
        Object.assign((it.policy as unknown as Policy).routing.requirements[0] ?? {}, {
          [kind]: ['alchemy'],
        }),
      { file: 'policy', path: `routing.requirements.0.${kind}.0`, issue: 'there is no "alchemy"' },
    ],
  ),
  [
    'a line that asks for a protocol there is not',
    (it) =>
      Object.assign((it.policy as unknown as Policy).routing.requirements[0] ?? {}, { protocol: 'alchemy' }),
    { file: 'policy', path: 'routing.requirements.0.protocol' },
  ],
  [
    'a range of nothing',
    (it) =>
      Object.assign((it.policy as unknown as Policy).routing.placement[1] ?? {}, {
        when: { amountYuan: { atLeast: 5, below: 5 } },
      }),
    { file: 'policy', path: 'routing.placement.1.when.amountYuan', issue: 'is empty' },
  ],
  [
    'a table that sends matters where the ladder has no step',
    (it) => ladderOf(it).steps.pop(),
    { file: 'policy', issue: 'the ladder has no step "joint"' },
  ],
  [
    'a step that leads nowhere',
    (it) => Object.assign(ladderOf(it).steps[2] ?? {}, { next: 'workstation' }),
    { file: 'ladders', path: '0.steps.2.next', issue: '"workstation" is no later step' },
  ],
  [
    'a step nobody may leave (People’s Mediation Law art. 3)',
    (it) => Object.assign(ladderOf(it).steps[2] ?? {}, { exits: ['settled', 'failed'] }),
    { file: 'ladders', path: '0.steps.2.exits', issue: '"withdrawn" must be open' },
  ],
  [
    'a step that is there twice',
    (it) => Object.assign(ladderOf(it).steps[3] ?? {}, { tier: 'centre' }),
    { file: 'ladders', path: '0.steps.3.tier' },
  ],
  [
    'a version of the ladder that was thrown away',
    (it) => Object.assign(ladderOf(it), { version: 2 }),
    { file: 'ladders', path: '0.version' },
  ],
  [
    'a step that the force of the table may not hold',
    (it) => Object.assign(ladderOf(it).steps[1] ?? {}, { holders: ['judicial'] }),
    {
      file: 'policy',
      issue: 'nobody may hold a case of people mediation at "workstation" and at the last step',
    },
  ],
  [
    'a ladder without a centre',
    (it) => ladderOf(it).steps.splice(2, 1),
    { file: 'ladders', path: '0.steps', issue: 'has no "centre", to which cases are passed' },
  ],
  [
    'a last step at which mediation cannot fail',
    (it) => ladderOf(it).steps.at(-1)?.exits.pop(),
    { file: 'ladders', path: '0.steps.3.exits', issue: '"failed" must be open where no step comes after' },
  ],
  [
    'a step in the middle that leads nowhere',
    (it) => Object.assign(ladderOf(it).steps[1] ?? {}, { next: null }),
    { file: 'ladders', path: '0.steps.1.next', issue: 'only the last step leads nowhere' },
  ],
  [
    'a line that takes acts against public security from the police (procedure rules art. 178)',
    (it) => {
      const lines = (it.policy as unknown as Policy).routing.placement;
      lines.splice(2, 0, {
        ...(lines.at(-1) as (typeof lines)[number]),
        rule: 'first',
        when: { injury: true },
      });
    },
    {
      file: 'policy',
      path: 'routing.placement.2',
      issue: 'takes acts against public security before "act-to-centre"',
    },
  ],
  [
    'a limit behind one that fits all',
    (it) => (it.policy as unknown as Policy).limits.reverse(),
    { file: 'policy', path: 'limits.0', issue: 'fits all, and lets none behind it count' },
  ],
  [
    'a protocol that is there twice',
    (it) => {
      const { protocols } = it.policy as unknown as Policy;
      protocols.push(...structuredClone(protocols));
    },
    { file: 'policy', path: 'protocols', issue: '"medical" is there twice' },
  ],
];
