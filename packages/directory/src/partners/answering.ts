import { allReplies } from '@maplebridge/contracts/replies';
import { couldHear, matchOfType } from './audience.ts';
import type { Partner } from './schema.ts';

/** The services whose matters a partner may answer by message: those of whose streams it can hear. */
export function answeredServices({
  types,
  answersByMessage,
}: Pick<Partner, 'types' | 'answersByMessage'>): string[] {
  if (!answersByMessage) return [];
  const heard = types.map(matchOfType);
  const answered = allReplies.filter(({ service, aggregate }) =>
    couldHear(heard, `maplebridge.${service}.${aggregate}.`),
  );
  return [...new Set(answered.map(({ service }) => service))];
}
