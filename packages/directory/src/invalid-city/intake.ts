import type { Desk, Forms, Grid, TriageRules } from '../index.ts';
import type { Data, InvalidCity } from './fixture.ts';

const formsOf = ({ forms }: Data) => forms as unknown as Forms;
const formOf = (data: Data, category: string) => {
  const found = formsOf(data).categories.find((it) => it.category === category);
  if (!found) throw new Error(`the sample has no form "${category}"`);
  return found;
};
const triageOf = ({ triage }: Data) => triage as unknown as TriageRules;
const gridOf = ({ grids }: Data, index: number) => (grids as unknown as Grid[])[index] as Grid;
const deskOf = ({ desks }: Data, index: number) => (desks as unknown as Desk[])[index] as Desk;

/** Of the files that the front door reads. */
export const intake: InvalidCity[] = [
  [
    'a category nobody is asked about',
    (it) => formsOf(it).categories.splice(0, 1),
    { file: 'forms', path: 'categories', issue: '"dispute/marriage-family" is left out' },
  ],
  [
    'a form of no category',
    (it) => Object.assign(formOf(it, 'small-case'), { category: 'gossip' }),
    { file: 'forms', issue: 'there is no "service/gossip"' },
  ],
  [
    'a category with two forms',
    (it) => formsOf(it).categories.push(formOf(it, 'neighbours')),
    { file: 'forms', path: 'categories.34.category', issue: '"dispute/neighbours" is there already' },
  ],
  [
    'a question that is there twice',
    (it) => formOf(it, 'contract').questions.push(...formOf(it, 'tourism').questions),
    { file: 'forms', path: 'categories.3.questions.2.id', issue: '"written-contract" is taken already' },
  ],
  [
    'an option that is there twice',
    (it) => {
      const question = formOf(it, 'neighbours').questions[0];
      if (question?.type === 'choice') question.options.push(...question.options.slice(0, 1));
    },
    { file: 'forms', path: 'categories.1.questions.0.options.5.id', issue: '"noise" is taken already' },
  ],
  [
    'a number that cannot be',
    (it) => Object.assign(formOf(it, 'migrant-wages').questions[0] ?? {}, { min: 200 }),
    { file: 'forms', path: 'categories.9.questions.0.min', issue: 'must be below the greatest' },
  ],
  [
    'an appointment at no desk',
    (it) => Object.assign(formOf(it, 'small-help'), { appointment: true }),
    { file: 'forms', issue: 'no desk serves it' },
  ],
  [
    'a danger with nobody to ring',
    (it) => triageOf(it).dangers.pop(),
    { file: 'triage', path: 'dangers', issue: '"trapped" is left out' },
  ],
  [
    'a danger that is there twice',
    (it) => Object.assign(triageOf(it).dangers[1] ?? {}, { danger: 'fire' }),
    { file: 'triage', path: 'dangers.1.danger', issue: '"fire" is there already' },
  ],
  [
    'a number to ring there is not',
    (it) => Object.assign(triageOf(it).dangers[0] ?? {}, { call: ['911'] }),
    { file: 'triage', path: 'dangers.0.call.0', issue: 'there is no "911"' },
  ],
  [
    'an exception to no word',
    (it) => triageOf(it).dangers[0]?.unless?.zh?.unshift('消防'),
    { file: 'triage', path: 'dangers.0.unless.zh.0', issue: '"消防" holds no word of danger' },
  ],
  [
    'a word of danger that every text holds',
    (it) => triageOf(it).dangers[0]?.words.en.push('!'),
    { file: 'triage', path: 'dangers.0.words.en.10', issue: 'holds nothing to look for' },
  ],
  [
    'rules of scope without an end',
    (it) => triageOf(it).scope.pop(),
    { file: 'triage', path: 'scope', issue: 'must end with a rule for all' },
  ],
  [
    'a rule of scope that never comes to its turn',
    (it) => {
      const { scope } = triageOf(it);
      const [first] = scope;
      if (first) scope.splice(1, 0, { ...first, rule: 'again', when: { danger: ['fire'], fatality: true } });
    },
    { file: 'triage', path: 'scope.1', issue: 'never applies: "danger-to-net" comes first' },
  ],
  [
    'a rule of triage that is there twice',
    (it) => Object.assign(triageOf(it).scope[0] ?? {}, { rule: 'danger-fire' }),
    { file: 'triage', path: 'scope', issue: 'rule "danger-fire" is there twice' },
  ],
  [
    'a rule of scope for no category of its kind',
    (it) => Object.assign(triageOf(it).scope[7]?.when ?? {}, { categories: ['gas'] }),
    { file: 'triage', path: 'scope.7.when.categories.0', issue: 'there is no "gas"' },
  ],
  [
    'a grid of no station',
    (it) => Object.assign(gridOf(it, 0), { station: 'atlantis' }),
    { file: 'grids', path: '0.station', issue: 'there is no "atlantis"' },
  ],
  [
    'a grid that has the name of a station',
    (it) => Object.assign(gridOf(it, 0), { id: 'dingmao' }),
    { file: 'grids', path: '0.id', issue: '"dingmao" is taken already' },
  ],
  [
    'two grids of one name',
    (it) => Object.assign(gridOf(it, 1), { id: 'dingmao-grid-1' }),
    { file: 'grids', path: '1.id', issue: '"dingmao-grid-1" is taken already' },
  ],
  [
    'a border that is not closed',
    (it) => gridOf(it, 0).ring.pop(),
    { file: 'grids', path: '0.ring', issue: 'is not closed' },
  ],
  [
    'a border that crosses itself or holds nothing',
    (it) => {
      const [a, b, c] = gridOf(it, 3).ring.splice(0, 3);
      if (a && b && c) gridOf(it, 3).ring.unshift(a, c, b);
    },
    { file: 'grids', path: '3.ring', issue: 'crosses itself or holds nothing' },
  ],
  [
    'a border around nothing',
    (it) => {
      const [a, b] = gridOf(it, 3).ring;
      if (a && b) Object.assign(gridOf(it, 3), { ring: [a, b, b, a] });
    },
    { file: 'grids', path: '3.ring', issue: 'crosses itself or holds nothing' },
  ],
  [
    'a grid that reaches out of the city',
    (it) => Object.assign(gridOf(it, 4).ring[1] ?? {}, { lat: 31.5 }),
    { file: 'grids', path: '4.ring.1', issue: 'lies outside the city' },
  ],
  [
    'grids that lie over one another',
    (it) => Object.assign(gridOf(it, 1).ring[4] ?? {}, { lng: 119.505 }),
    { file: 'grids', path: '1.ring', issue: 'lies over "dingmao-grid-1"' },
  ],
  [
    'a desk of no station',
    (it) => Object.assign(deskOf(it, 0), { station: 'atlantis' }),
    { file: 'desks', path: '0.station', issue: 'there is no "atlantis"' },
  ],
  [
    'a desk for what needs no appointment',
    (it) => Object.assign(deskOf(it, 0), { categories: ['small-help'] }),
    { file: 'desks', path: '0.categories.0', issue: '"small-help" is no service with appointments' },
  ],
  [
    'a desk whose languages the form does not speak',
    (it) => deskOf(it, 2).languages.push('fr'),
    { file: 'desks', path: '2.categories.0', issue: '"immigration" is not told in "fr"' },
  ],
  [
    'a desk that opens for less than an appointment',
    (it) => Object.assign(deskOf(it, 2).hours[0] ?? {}, { to: '09:29' }),
    { file: 'desks', path: '2.hours.0', issue: 'is shorter than an appointment' },
  ],
  [
    'a desk that is open twice at once',
    (it) => Object.assign(deskOf(it, 0).hours[1] ?? {}, { from: '11:30' }),
    { file: 'desks', path: '0.hours.1', issue: 'overlaps with others' },
  ],
];
