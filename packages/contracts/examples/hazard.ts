import type * as z from 'zod';
import type {
  Accident,
  Assessment,
  Enterprise,
  hazardRoutes,
  Inspection,
  ParkView,
} from '../src/hazard/index.ts';
import type { ExamplesOf } from './example.ts';
import * as loop from './hazard-loop.ts';
import * as known from './known.ts';

const { enterprise, gaozi } = known;
const park = 'gaozi-park';
const parkName = { en: 'Gaozi industrial park (sample)', zh: '高资园区（样例）' };
const at = '2019-05-21T16:20:00+08:00';

const inventory = [{ cas: '7664-41-7', tonnes: 54 }];

/** 54 t of ammonia against 10 t of table 1: S = 5.4, and R = 1.2 × 2 × 5.4. */
const assessment: z.input<typeof Assessment> = {
  s: 5.4,
  majorHazard: true,
  alpha: 1.2,
  r: 12.96,
  level: 3,
  colour: 'yellow',
  betaVerified: true,
  tables: 'GB 18218-2018, data 1',
  residents: 30,
  terms: [
    {
      entry: 1,
      row: 1,
      cas: '7664-41-7',
      name: '氨',
      categories: [],
      tonnes: 54,
      criticalTonnes: 10,
      criticalFrom: 'table-1',
      ratio: 5.4,
      beta: 2,
      betaFrom: 'table-3',
      betaVerified: true,
    },
  ],
};

const registered: z.input<typeof Enterprise> = {
  id: enterprise,
  code: known.enterpriseCode,
  name: 'Maple Ammonia (made up)',
  area: gaozi,
  park,
  position: { lng: 119.3, lat: 32.155 },
  residents: 30,
  units: [],
  registeredAt: at,
};
const unit = { id: 'U1', kind: 'tank-farm' as const, name: 'Tank farm 1', closed: false, responsible: [] };
const declared = { ...registered, units: [unit] };
const stocked = { ...registered, units: [{ ...unit, entries: inventory, assessment }] };
const person = { duty: 'operating' as const, name: '周某', phone: '0511-1234567' };

const planned: z.input<typeof Inspection> = {
  id: known.inspection,
  enterprise,
  unit: 'U1',
  area: gaozi,
  park,
  status: 'planned',
  checklist: { pack: 'major-hazards-121', version: 1 },
  dueAt: '2019-06-30T23:59:59+08:00',
  missed: false,
  findings: 0,
  inspectors: [],
  answers: [
    {
      item: 18,
      question: {
        en: 'Hot work, confined spaces and other special work need a permit, and the permits are kept to.',
        zh: '动火、受限空间等特殊作业实行许可管理并得到执行。',
      },
      answer: null,
      photos: [],
    },
  ],
};
const { official: _official, inspectors: _inspectors, answers: _answers, ...plannedLine } = planned;
const assigned: typeof planned = {
  ...planned,
  status: 'assigned',
  official: true,
  inspectors: known.inspectors,
};
const started: typeof planned = { ...assigned, status: 'started' };
const answered: typeof planned = {
  ...started,
  findings: 1,
  answers: planned.answers.map((it) => ({
    ...it,
    answer: 'finding' as const,
    photos: [known.photo],
    hazard: known.hazard,
  })),
};

const newPhoto = { type: 'image/jpeg', bytes: 184_320, sha256: known.sha256 } as const;
const sendTo = (folder: string) => known.upload(known.photo, 'maplebridge-hazard', folder, 'image/jpeg');
const seen = (folder: string) => ({
  id: known.photo,
  url: `https://maplebridge-hazard.s3.cn-north-1.amazonaws.com.cn/${folder}/${known.photo}?X-Amz-Expires=300`,
});

const reported: z.input<typeof Accident> = {
  id: known.accident,
  enterprise,
  unit: 'U1',
  area: gaozi,
  park,
  kind: 'leak',
  occurredAt: at,
  deaths: 0,
  injured: 1,
  status: 'reported',
  told: ['emergency-management', 'fire-rescue', 'ecology'],
  upward: [],
  next: { to: 'county', dueAt: '2019-05-21T17:20:00+08:00', overdue: false },
  notes: 'Ammonia leaked from a flange of tank 3.',
};

const rate = { numerator: 47, denominator: 48, percent: '97.9', text: '97.9 %' };
const glance: z.input<typeof ParkView> = {
  park,
  name: parkName,
  sample: true,
  month: '2019-05',
  units: { red: 0, orange: 1, yellow: 3, blue: 8 },
  hazards: {
    open: 1,
    overdue: 0,
    majorOpen: 0,
    found: 48,
    rectified: 47,
    rectificationRate: rate,
    onTimeRate: { numerator: 47, denominator: 47, percent: '100.0', text: '100.0 %' },
  },
  inspections: { due: 12, missed: 0, completed: 11 },
  effect: {
    e: 100,
    a: 50,
    b: 50,
    alpha: 1,
    tasks: { done: 11, planned: 12, deducted: 0 },
    hazards: { accepted: 47, toFix: 48, deducted: 0 },
    vetoes: [],
    verified: false,
    source: 'Scoring model for double-prevention systems (secondary source)',
  },
  asOf: '2019-05-31T18:00:00+08:00',
};

const onEnterprise = { params: { id: enterprise } };
const onUnit = { params: { id: enterprise, unit: 'U1' } };
const onInspection = { params: { id: known.inspection } };
const onAccident = { params: { id: known.accident } };
const ofPark = { park, limit: '20' };

export const hazardExamples: ExamplesOf<typeof hazardRoutes> = {
  ...loop.hazardLoopExamples,
  assessMajorHazard: { body: { residents: 30, entries: inventory }, answer: assessment },
  registerEnterprise: {
    body: {
      code: known.enterpriseCode,
      name: 'Maple Ammonia (made up)',
      park,
      position: { lng: 119.3, lat: 32.155 },
      residents: 30,
      accounts: ['enterprise-0001'],
    },
    answer: registered,
  },
  getEnterprise: { ...onEnterprise, answer: stocked },
  changeEnterprise: { ...onEnterprise, body: { residents: 45 }, answer: { ...registered, residents: 45 } },
  declareUnit: { ...onEnterprise, body: { kind: 'tank-farm', name: 'Tank farm 1' }, answer: declared },
  listDeclaredUnits: { ...onEnterprise, query: { limit: '20' }, answer: { items: [unit] } },
  declareInventory: { ...onUnit, body: { entries: inventory }, answer: stocked },
  nameResponsible: {
    ...onUnit,
    body: person,
    answer: { ...registered, units: [{ ...unit, responsible: [person] }] },
  },
  closeUnit: { ...onUnit, body: {}, answer: { ...registered, units: [{ ...unit, closed: true }] } },
  erasePersons: {
    ...onEnterprise,
    body: { ground: 'unlawful' },
    answer: { id: enterprise, records: 3, attachments: 0, at: '2026-07-01T10:00:00+08:00' },
  },
  holdEnterprise: {
    ...onEnterprise,
    body: { state: 'held', ground: 'investigation' },
    answer: { id: enterprise, held: true },
  },
  listUnits: {
    query: { park, colour: 'yellow', limit: '20' },
    answer: {
      items: [
        {
          enterprise,
          code: known.enterpriseCode,
          unit: 'U1',
          kind: 'tank-farm',
          area: gaozi,
          park,
          colour: 'yellow',
          level: 3,
          s: 5.4,
          r: 12.96,
          betaVerified: true,
        },
      ],
      cursor: known.cursor,
    },
  },
  planInspection: {
    body: { enterprise, unit: 'U1', pack: 'major-hazards-121', dueAt: planned.dueAt },
    answer: planned,
  },
  listInspections: { query: ofPark, answer: { items: [plannedLine], cursor: known.cursor } },
  getInspection: { ...onInspection, answer: answered },
  assignInspectors: {
    ...onInspection,
    body: { accounts: ['officer-0001', 'officer-0002'], official: true },
    answer: assigned,
  },
  startInspection: { ...onInspection, body: {}, answer: started },
  answerItem: {
    ...onInspection,
    body: { item: 18, answer: 'finding', notes: 'Hot work without a permit.', photos: [known.photo] },
    answer: answered,
  },
  completeInspection: {
    ...onInspection,
    body: { at: '2019-06-20T16:00:00+08:00' },
    answer: { ...answered, status: 'completed', completedAt: '2019-06-20T16:00:00+08:00' },
  },
  uploadInspectionPhoto: {
    ...onInspection,
    body: newPhoto,
    answer: sendTo(`inspection-${known.inspection}`),
  },
  getInspectionPhoto: {
    params: { id: known.inspection, photo: known.photo },
    answer: seen(`inspection-${known.inspection}`),
  },
  uploadHazardPhoto: {
    params: { id: known.hazard },
    body: newPhoto,
    answer: sendTo(`hazard-${known.hazard}`),
  },
  getHazardPhoto: {
    params: { id: known.hazard, photo: known.photo },
    answer: seen(`hazard-${known.hazard}`),
  },
  reportAccident: {
    body: {
      enterprise,
      unit: 'U1',
      kind: 'leak',
      occurredAt: at,
      injured: 1,
      notes: 'Ammonia leaked from a flange of tank 3.',
    },
    answer: reported,
  },
  getAccident: { ...onAccident, answer: reported },
  reportUpward: {
    ...onAccident,
    body: { to: 'county', at: '2019-05-21T16:45:00+08:00' },
    answer: {
      ...reported,
      upward: [{ to: 'county', at: '2019-05-21T16:45:00+08:00' }],
      next: { to: 'city', dueAt: '2019-05-21T18:45:00+08:00', overdue: false },
    },
  },
  closeAccident: {
    ...onAccident,
    body: { notes: 'The flange was replaced; nobody else was hurt.' },
    answer: { ...reported, status: 'closed', next: undefined, closedAt: '2019-05-22T10:00:00+08:00' },
  },
  listParks: {
    answer: { items: [{ id: park, name: parkName, station: 'gaozi', sample: true }] },
  },
  getPark: { params: { park }, query: { month: '2019-05' }, answer: glance },
};
