import type { Department } from '../departments/schema.ts';
import type { Data, InvalidCity } from './fixture.ts';

const remitOf = ({ departments }: Data, id: string): Department['remit'] => {
  const found = (departments as unknown as Department[]).find((it) => it.id === id);
  if (!found) throw new Error(`the sample has no department "${id}"`);
  return found.remit;
};
const emergency = (data: Data) => remitOf(data, 'emergency-management');
const unverified = { confidence: 'unverified', source: 'x' };

/** What can be wrong in the remits of \`departments.json\`. */
export const departments: InvalidCity[] = [
  [
    'a department without a remit',
    (it) => Object.assign((it.departments as unknown as object[])[0] ?? {}, { remit: undefined }),
    { file: 'departments', path: '0.remit' },
  ],
  [
    'a remit for a kind of hazards there is not',
    (it) => Object.assign(remitOf(it, 'court'), { hazards: [{ kinds: ['gossip'], ...unverified }] }),
    { file: 'departments', path: '0.remit.hazards.0.kinds.0' },
  ],
  [
    'a remit without a source',
    (it) => Object.assign(remitOf(it, 'court'), { hazards: [{ kinds: ['gas'], confidence: 'verified' }] }),
    { file: 'departments', path: '0.remit.hazards.0.source' },
  ],
  [
    'a power over enterprises there is not',
    (it) => Object.assign(remitOf(it, 'court'), { enterprises: { power: 'owns', ...unverified } }),
    { file: 'departments', path: '0.remit.enterprises.power' },
  ],
  [
    'a kind that is in a remit twice',
    (it) => Object.assign(remitOf(it, 'court'), { accidents: [{ kinds: ['leak', 'leak'], ...unverified }] }),
    { file: 'departments', path: '0.remit.accidents', issue: '"leak" is there twice' },
  ],
  [
    'hazards that nobody answers for',
    (it) => {
      emergency(it).hazards = emergency(it).hazards?.map((line) => ({ ...line, kinds: ['gas'] }));
    },
    { file: 'departments', issue: 'no department answers for hazards of kind "other"' },
  ],
  [
    'accidents that nobody answers for',
    (it) => {
      emergency(it).accidents = [];
    },
    { file: 'departments', issue: 'no department answers for accidents of kind "other"' },
  ],
  [
    'enterprises that nobody supervises',
    (it) => Object.assign(emergency(it).enterprises ?? {}, { power: 'inspects' }),
    { file: 'departments', issue: 'no department answers for the supervision of enterprises' },
  ],
  [
    'major hazards listed by a department that answers for none',
    (it) => Object.assign(it.safety?.supervision ?? {}, { by: 'court' }),
    { file: 'safety', path: 'supervision.by', issue: '"court" does not answer for hazards of kind "gas"' },
  ],
];
