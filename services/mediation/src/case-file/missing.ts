import type { FileDocument, Missing } from '@maplebridge/contracts/mediation';
import { isBefore } from '../case/guards.ts';
import type { Case, DataOf } from '../case/state.ts';
import { headings } from './headings.ts';

type CaseQuery = readonly [kind: Exclude<Missing['kind'], 'words'>, isMissing: boolean];

/**
 * What the law asks of the file and is not in it (People's Mediation Law arts 17, 27, 31, 33). Only what belongs to the
 * present procedure counts: a record from before the case was taken up again, or became another legal act, proves nothing now.
 */
export function missing(state: Case, documents: readonly FileDocument[]): Missing[] {
  const present = documents.filter(({ at }) => !isBefore(at, state.since));
  const has = (kind: FileDocument['kind']) => present.some((it) => it.kind === kind);
  const agreed = state.status === 'agreed' || state.outcome === 'settled';
  const failed = state.outcome === 'failed' && !present.some(isUntried);
  const { agreement } = state;
  const wanted: readonly CaseQuery[] = [
    [
      'consent',
      (agreed && !allConsented(Object.keys(state.parties), present)) || (failed && !has('consent')),
    ],
    ['record', (failed || (agreed && !onTheSpot(state))) && !has('record')],
    ['agreement', agreed && !has('agreement')],
    ['confirmation', agreement?.confirmation !== undefined && !present.some(isDecision)],
    ['visit', agreed && agreement?.visitDueAt !== undefined && !has('visit')],
    ['closure', state.status === 'agreed'],
  ];
  return [
    ...wanted.flatMap(([kind, isMissing]) => (isMissing ? [{ kind, title: headings[kind] }] : [])),
    ...documents.flatMap(({ no, words }) => (words === null ? [wordsOf(no)] : [])),
  ];
}

const wordsOf = (no: number): Missing => ({
  kind: 'words',
  no,
  title: { en: `Words of document ${no}`, zh: `第${no}号材料的文字内容` },
});

/** What is performed there and then, or settled by whoever is at the scene, needs no record besides the agreement (procedure rules art. 178). */
const onTheSpot = ({ agreement, routing }: Case): boolean =>
  agreement?.form === 'performed-on-the-spot' || routing.tier === 'on-the-spot';

const isDecision = ({ event }: FileDocument): boolean => event === 'confirmation-decided';

const allConsented = (parties: readonly string[], documents: readonly FileDocument[]): boolean =>
  parties.every((party) =>
    documents.some(
      ({ event, facts }) => event === 'consented' && (facts as DataOf<'consented'>).party === party,
    ),
  );

/** Mediation that was never begun before its limit passed has no record. */
const isUntried = ({ event, facts }: FileDocument): boolean =>
  event === 'closed' && (facts as DataOf<'closed'>).untried === true;
