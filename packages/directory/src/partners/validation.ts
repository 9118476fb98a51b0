import { answersFor, type Remit, typeName } from '@maplebridge/contracts';
import { allEvents } from '@maplebridge/contracts/events';
import { allReplies } from '@maplebridge/contracts/replies';
import { remitsOf } from '../departments/remits.ts';
import type { Issue } from '../issue.ts';
import type { City } from '../schema.ts';
import { answeredServices } from './answering.ts';
import { audienceOf, filterPolicy, matchOfType } from './audience.ts';
import { dlqOf } from './names.ts';
import type { Partner } from './schema.ts';

/** What SNS takes of one filter policy, and of all of a topic (AWS: filter policy constraints). */
const limits = { combinations: 150, bytes: 256 * 1024, policies: 200 } as const;
/** Those of the services' own inboxes. */
const inboxes = 10;

const issue = (path: string, text: string): Issue => ({ file: 'partners', path, issue: text });

/** What partners ask for and would never get: types that nothing bears, filters SNS refuses, answers to nothing. */
export function partnerIssues(city: City): Issue[] {
  const { partners } = city;
  const remits = remitsOf(city);
  return [
    ...partners.flatMap((it, i) => [
      ...it.types.flatMap((pattern, j) => unknownType(pattern, `${i}.types.${j}`)),
      ...tooComplex(city, it, `${i}.types`),
      ...unanswerable(it, `${i}.answersByMessage`),
      ...outsideRemit(it, remits.get(it.department), `${i}.answersByMessage`),
      ...takenByDeadLetters(it, partners, `${i}.id`),
    ]),
    ...(partners.length > limits.policies - inboxes
      ? [
          issue(
            '',
            `SNS takes ${limits.policies} filters a topic: at most ${limits.policies - inboxes} partners`,
          ),
        ]
      : []),
  ];
}

const known = allEvents.flatMap(({ service, aggregate, facts }) =>
  Object.entries(facts).map(([fact, { version }]) => typeName(service, aggregate, fact, version)),
);

function unknownType(pattern: string, path: string): Issue[] {
  const match = matchOfType(pattern);
  const bears = (type: string) =>
    'exactly' in match ? type === match.exactly : type.startsWith(match.prefix);
  return known.some(bears) ? [] : [issue(path, `no event is of type "${pattern}"`)];
}

function tooComplex(city: City, partner: Partner, path: string): Issue[] {
  const policy = filterPolicy(audienceOf(city, partner));
  const combinations = Object.values(policy).reduce((product, { length }) => product * length, 1);
  if (combinations > limits.combinations)
    return [issue(path, `types × areas are ${combinations}; a filter of SNS takes ${limits.combinations}`)];
  return JSON.stringify(policy).length > limits.bytes
    ? [issue(path, `makes a filter larger than the ${limits.bytes} bytes SNS takes`)]
    : [];
}

/** Queues are named by the id, and so are their dead-letter queues. */
const takenByDeadLetters = ({ id }: Partner, partners: readonly Partner[], path: string): Issue[] =>
  partners
    .filter((other) => dlqOf(other.id) === id)
    .map((other) => issue(path, `names the dead-letter queue of "${other.id}"`));

function unanswerable(partner: Partner, path: string): Issue[] {
  if (!partner.answersByMessage) return [];
  if (answeredServices(partner).length === 0) return [issue(path, 'hears of nothing that could be answered')];
  // Whoever answers speaks for one area, as a token does.
  return partner.areas.length === 1 ? [] : [issue(path, 'speaks for one area: make a partner for each')];
}

/** A queue for replies that would all be refused, since the department answers for no such matter. */
const outsideRemit = (partner: Partner, remit: Remit | undefined, path: string): Issue[] =>
  answeredServices(partner)
    .filter((service) =>
      allReplies.every(
        ({ service: of, route }) =>
          of !== service || !route.remit || !answersFor(partner.department, remit, { of: route.remit }),
      ),
    )
    .map((service) =>
      issue(path, `"${partner.department}" has no remit for what is answered to the service "${service}"`),
    );
