import { type ProblemReply, unknown, type Who } from './refusal.ts';

/** An invalid body or query, and the invalid field. */
const misfit = (
  what: string,
  method: 'GET' | 'POST',
  path: string,
  body: object | undefined,
  pointer: string,
  who: Who = 'officer',
): ProblemReply => [what, who, method, path, body ? { body } : {}, 422, 'invalid-request', pointer];

const onCase = (what: string, path: string, body: object, pointer: string): ProblemReply =>
  misfit(what, 'POST', `/cases/${unknown}/${path}`, body, pointer);

const newcomer = {
  account: 'newcomer',
  name: 'Newcomer',
  station: 'dingmao',
  adultCitizen: true,
  group: 'people',
  capacity: 3,
};
const registered = (what: string, over: object, pointer: string): ProblemReply =>
  misfit(what, 'POST', '/mediators', { ...newcomer, ...over }, pointer, 'supervisor');

const term = { by: 'A', kind: 'payment', amountYuan: 100, dueOn: '2019-06-30' };
const dingmao = { lng: 119.51, lat: 32.18 };

/** Invalid requests to mediation, and callers who may not use its routes. */
export const mediationInput: ProblemReply[] = [
  misfit('two filters', 'GET', '/cases?tier=centre&category=medical', undefined, '/query'),
  misfit('a mediator’s id of another form', 'GET', '/cases?mediator=you', undefined, '/query/mediator'),
  misfit('overdue but not', 'GET', '/cases?overdue=false', undefined, '/query/overdue'),
  misfit('a point without latitude', 'GET', '/workstations?lng=119.5', undefined, '/query/lat'),
  misfit('a point off the globe', 'GET', '/workstations?lng=119.5&lat=91', undefined, '/query/lat'),
  misfit('a matter without a place', 'POST', '/routing/preview', { category: 'other' }, '/body/position'),
  misfit(
    'a fact nobody asks for',
    'POST',
    '/routing/preview',
    { category: 'other', position: dingmao, facts: { religion: 'x' } },
    '/body/facts/religion',
  ),

  onCase('a party by name', 'consents', { party: 'Wang', answer: 'given' }, '/body/party'),
  onCase('acceptance with a conflict', 'answers', { answer: 'accepted' }, '/body/noConflict'),
  onCase('an objection for its own sake', 'objections', { party: 'A', ground: 'dislike' }, '/body/ground'),
  onCase('a helper of no kind', 'helpers', { kind: 'ghost', consentedBy: ['A'] }, '/body/kind'),
  onCase('a party twice', 'helpers', { kind: 'expert', consentedBy: ['A', 'A'] }, '/body/consentedBy'),
  onCase('a task without words', 'tasks', { department: 'labour', notes: ' ' }, '/body/notes'),
  onCase('a receipt of another kind', 'tasks/labour/receipts', { status: 'lost' }, '/body/status'),
  onCase('a session of nobody', 'sessions', { parties: [], mode: 'remote', notes: 'x' }, '/body/parties'),
  onCase('a fee', 'agreements', { form: 'oral', text: 'x', feeYuan: 100 }, '/body/feeYuan'),
  onCase(
    'half a yuan',
    'agreements',
    { form: 'oral', text: 'x', terms: [{ ...term, amountYuan: 0.5 }] },
    '/body/terms/0/amountYuan',
  ),
  onCase(
    'a day there is not',
    'extensions',
    { until: '2019-02-30', agreedBy: ['A'], committeeAgrees: true },
    '/body/until',
  ),
  onCase('a breach and no way out', 'breaches', { term: 1, reason: 'x', routesTold: [] }, '/body/routesTold'),
  onCase('a rejection without ground', 'confirmations', { step: 'rejected' }, '/body/ground'),
  onCase('an outcome only others give', 'closures', { outcome: 'transferred' }, '/body/outcome'),
  onCase('a reopening without words', 'reopenings', { ground: 'parties-ask' }, '/body/reason'),

  registered('a social force of no kind', { group: 'social' }, '/body/force'),
  registered('a kind for another group', { force: 'mall' }, '/body/force'),
  registered('a minor as mediator', { adultCitizen: false }, '/body/adultCitizen'),
  registered('a capacity without bounds', { capacity: 201 }, '/body/capacity'),
  registered('no area at all', { areas: [] }, '/body/areas'),
  registered('the code of a person', { employer: '321101199001011234' }, '/body/employer'),
  misfit('a change of nothing', 'POST', `/mediators/${unknown}/changes`, {}, '/body', 'supervisor'),

  ['an officer who registers', 'officer', 'POST', '/mediators', { body: newcomer }, 403, 'role-not-allowed'],
  [
    'a mediator who changes their capacity',
    'mediator',
    'POST',
    `/mediators/${unknown}/changes`,
    { body: { capacity: 1 } },
    403,
    'role-not-allowed',
  ],
  ['a resident who looks for mediators', 'li', 'GET', '/mediators', {}, 403, 'role-not-allowed'],
  [
    'a department that reads a file',
    'department',
    'GET',
    `/cases/${unknown}/file`,
    {},
    403,
    'role-not-allowed',
  ],
  [
    'a department that closes a case',
    'department',
    'POST',
    `/cases/${unknown}/closures`,
    { body: { outcome: 'withdrawn' } },
    403,
    'role-not-allowed',
  ],
];
