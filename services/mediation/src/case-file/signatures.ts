import type { CaseFile, FileDocument } from '@maplebridge/contracts/mediation';
import { type DataOf, partyIds } from '../case/state.ts';
import { row } from './markup.ts';

const day = '<span class="day">年　　月　　日</span>';

/** Who signs for whose side: all parties, and the guardians of those who are minors. */
function parties({ documents }: CaseFile): string[] {
  const of = <T extends 'opened' | 'facts-added'>(event: T) =>
    documents.flatMap((it) => (it.event === event ? [it.facts as Partial<DataOf<T>>] : []));
  const count = of('opened').find(({ partyCount }) => partyCount)?.partyCount ?? 2;
  const minors = new Set([...of('opened'), ...of('facts-added')].flatMap(({ facts }) => facts?.minors ?? []));
  return partyIds(count).flatMap((id) => [`当事人${id}`, ...(minors.has(id) ? [`当事人${id}的监护人`] : [])]);
}

/**
 * Where a written agreement is signed: by the parties and the mediator, and sealed by the committee (People's Mediation Law
 * art. 29). The police and the court have no committee (procedure rules art. 184). Undefined for what needs no paper.
 */
export function signatures(document: FileDocument, file: CaseFile): string | undefined {
  const { form, procedure } = document.facts as Partial<DataOf<'agreed'>>;
  if (document.event !== 'agreed' || form !== 'written') return undefined;
  const lines = [
    ...parties(file).map((name) => [`${name}（签名、盖章或者按指印）`, day]),
    ['调解员（签名）', day],
    ...(procedure === 'people' ? [['人民调解委员会（印章）', `<span class="seal"></span>${day}`]] : []),
  ];
  const copies = procedure === 'people' ? '本协议由各方当事人各执一份，人民调解委员会留存一份。' : '';
  return `<table class="signatures">${lines.map(([name = '', space = '']) => row(name, space)).join('')}</table><p>${copies}</p>`;
}
