import type * as z from 'zod';
import type { HazardView, hazardRoutes } from '../src/hazard/index.ts';
import type { ExamplesOf } from './example.ts';
import * as known from './known.ts';

/** A hazard from its finding to its second review, its steps in order. */
type Hazard = z.input<typeof HazardView>;

const notes = 'Hot work without a permit.';
const found: Hazard = {
  id: known.hazard,
  kind: 'hazardous-chemicals',
  source: 'inspection',
  enterprise: known.enterprise,
  unit: 'U1',
  clause: { pack: 'major-hazards-121', item: 18 },
  area: known.gaozi,
  park: 'gaozi-park',
  status: 'found',
  listed: false,
  foundAt: '2019-06-20T15:10:00+08:00',
  updatedAt: '2019-06-20T15:10:00+08:00',
  overdue: false,
  recurrence: false,
  notes,
  inspection: known.inspection,
  similar: [],
  majorItems: [],
  photos: [],
  rectifications: [],
  reviews: [],
};
const graded: Hazard = { ...found, status: 'graded', grade: 'major', listed: true, majorItems: [18] };

const order = {
  measures: 'Bring in permits for hot work, and train everyone in them.',
  fundsYuan: 5000,
  deadline: '2019-07-05T18:00:00+08:00',
  responsible: { name: '周某', phone: '0511-1234567' },
  contingencyPlan: 'No hot work until then.',
  stop: 'partial',
} as const;
const ordered: Hazard = {
  ...graded,
  status: 'rectifying',
  dueAt: order.deadline,
  order: { ...order, extensions: [] },
};
const extension = { deadline: '2019-07-12T18:00:00+08:00', reason: 'The trainer comes on Monday.' };
const extended: Hazard = {
  ...ordered,
  dueAt: extension.deadline,
  order: {
    ...order,
    deadline: extension.deadline,
    extensions: [{ at: '2019-07-01T09:00:00+08:00', reason: extension.reason }],
  },
};
const shown: Hazard = { ...ordered, photos: [{ id: known.photo, phase: 'after' }] };
const rectified: Hazard = {
  ...shown,
  status: 'to-be-reviewed',
  rectifications: [{ at: '2019-07-03T10:00:00+08:00', notes: 'Permits are in use.' }],
};
const review = { passed: true, notes: 'Three permits of this week were looked at.' };
const reviewed: Hazard = {
  ...rectified,
  status: 'to-be-reviewed-again',
  reviews: [{ at: '2019-07-04T10:00:00+08:00', ...review }],
};

const {
  notes: _notes,
  inspection: _inspection,
  similar: _similar,
  majorItems: _majorItems,
  photos: _photos,
  rectifications: _rectifications,
  reviews: _reviews,
  ...line
} = graded;
const on = { params: { id: known.hazard } };

type InLoop = Pick<
  ExamplesOf<typeof hazardRoutes>,
  | 'reportHazard'
  | 'listHazards'
  | 'getHazard'
  | 'placeHazard'
  | 'gradeHazard'
  | 'orderRectification'
  | 'extendOrder'
  | 'addEvidence'
  | 'rectifyHazard'
  | 'reviewHazard'
  | 'dismissHazard'
>;

export const hazardLoopExamples: InLoop = {
  reportHazard: {
    body: {
      enterprise: known.enterprise,
      unit: 'U1',
      kind: 'hazardous-chemicals',
      clause: { pack: 'major-hazards-121', item: 18 },
      notes,
    },
    answer: found,
  },
  listHazards: {
    query: { park: 'gaozi-park', grade: 'major', limit: '20' },
    answer: { items: [line], cursor: known.cursor },
  },
  getHazard: { ...on, answer: ordered },
  placeHazard: { ...on, body: { enterprise: known.enterprise, unit: 'U1' }, answer: found },
  gradeHazard: { ...on, body: { grade: 'major', ground: { by: 'item', items: [18] } }, answer: graded },
  orderRectification: { ...on, body: order, answer: ordered },
  extendOrder: { ...on, body: extension, answer: extended },
  addEvidence: { ...on, body: { phase: 'after', photos: [known.photo] }, answer: shown },
  rectifyHazard: { ...on, body: { notes: 'Permits are in use.' }, answer: rectified },
  reviewHazard: { ...on, body: review, answer: reviewed },
  dismissHazard: {
    ...on,
    body: { why: 'duplicate', of: known.otherHazard, reason: 'Found by both inspectors.' },
    answer: {
      ...found,
      status: 'closed',
      outcome: 'duplicate',
      dismissal: 'Found by both inspectors.',
      closedAt: '2019-06-20T17:00:00+08:00',
    },
  },
};
