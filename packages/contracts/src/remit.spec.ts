import { expect, test } from 'vitest';
import { answersFor, type Matter, type Remit, remits } from './remit.ts';

const none: Remit = { hazards: [], accidents: [], notified: false, indicators: [] };
const fire: Remit = { ...none, enterprises: 'inspects', hazards: ['fire-lane-blocked'], accidents: ['fire'] };
const health: Remit = { ...none, enterprises: 'sees', notified: true };

test.each<[string, Remit | undefined, Matter, boolean]>([
  ['a department that is not listed has no remit, not even for figures', undefined, { of: 'figures' }, false],
  ['figures are open to every listed department', none, { of: 'figures' }, true],
  ['it answers its own task', none, { of: 'task', department: 'it' }, true],
  ['it does not answer the task of another', none, { of: 'task', department: 'other' }, false],
  ['without a kind of hazards it answers for no hazard', none, { of: 'hazard' }, false],
  ['with one kind it answers for some hazard', fire, { of: 'hazard' }, true],
  ['it answers for hazards of its kind', fire, { of: 'hazard', kind: 'fire-lane-blocked' }, true],
  ['it does not answer for hazards of another kind', fire, { of: 'hazard', kind: 'gas' }, false],
  ['it answers for accidents of its kind', fire, { of: 'accident', kind: 'fire' }, true],
  ['it does not answer for accidents of another kind', fire, { of: 'accident', kind: 'leak' }, false],
  ['notification lets it see an accident', health, { of: 'accident-told', kind: 'leak', told: ['it'] }, true],
  ['notification lets it act on none', health, { of: 'accident', kind: 'leak' }, false],
  ['an accident it was not notified of', health, { of: 'accident-told', kind: 'leak', told: ['x'] }, false],
  ['it may be notified of some accident', health, { of: 'accident-told' }, true],
  ['whoever is never notified sees no accident', none, { of: 'accident-told' }, false],
  ['its kind lets it see an accident', fire, { of: 'accident-told', kind: 'fire', told: ['x'] }, true],
  ['no indicator is its own', none, { of: 'indicator' }, false],
  ['an indicator of its own', { ...none, indicators: ['a'] }, { of: 'indicator', indicator: 'a' }, true],
  ['an indicator of another', { ...none, indicators: ['a'] }, { of: 'indicator', indicator: 'b' }, false],
  ['whoever may not see enterprises', none, { of: 'enterprise' }, false],
  ['seeing is not inspecting', health, { of: 'inspection' }, false],
  ['inspecting includes seeing', fire, { of: 'enterprise' }, true],
  ['inspecting is not supervising', fire, { of: 'supervision' }, false],
  ['supervising includes inspecting', { ...none, enterprises: 'supervises' }, { of: 'inspection' }, true],
])('%s', (_, remit, matter, answers) => expect(answersFor('it', remit, matter)).toBe(answers));

test('a department with an empty remit is kept to figures and its own tasks', () => {
  const open = (Object.keys(remits) as Matter['of'][]).filter((of) => answersFor('it', none, { of }));
  expect(open).toEqual(['figures', 'task']);
});
