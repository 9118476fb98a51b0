import type { CaseFile, FileDocument } from '@maplebridge/contracts/mediation';
import { type DataOf, partyIds } from '../case/state.ts';
import { row } from './markup.ts';

const day = '年　　月　　日';
const sealed = `<tbody class="seal">${row('人民调解委员会（印章）', day)}</tbody><tfoot><tr><td colspan="2">本协议由各方当事人各执一份，人民调解委员会留存一份。</td></tr></tfoot>`;

/** Who signs for whose side: all parties, and the guardians of those who are minors. */
function parties({ documents }: CaseFile): string[] {
  const of = <T extends 'opened' | 'facts-added'>(event: T) =>
    documents.flatMap((it) => (it.event === event ? [it.facts as Partial<DataOf<T>>] : []));
  const count = of('opened').find(({ partyCount }) => partyCount)?.partyCount ?? 2;
  const minors = [...of('opened'), ...of('facts-added')].findLast(({ facts }) => facts?.minors)?.facts
    ?.minors;
  return partyIds(count).flatMap((id) => [
    `当事人${id}`,
    ...(minors?.includes(id) ? [`当事人${id}的监护人`] : []),
  ]);
}

/**
 * Where a written agreement is signed: by the parties and the mediator, and sealed by the committee (People's Mediation Law
 * art. 29). The police and the court have no committee (procedure rules art. 184). Empty for what needs no paper.
 */
export function signatures(document: FileDocument, file: CaseFile): string {
  const { form, procedure } = document.facts as Partial<DataOf<'agreed'>>;
  if (document.event !== 'agreed' || form !== 'written') return '';
  const lines = [...parties(file).map((name) => `${name}（签名、盖章或者按指印）`), '调解员（签名）'];
  const committee = procedure === 'people' ? sealed : '';
  return `<table class="signatures">${lines.map((name) => row(name, day)).join('')}${committee}</table>`;
}
