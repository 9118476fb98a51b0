import type * as z from 'zod';
import type { MediatorSummary, mediatorRoutes } from '../src/mediation/index.ts';
import type { ExamplesOf } from './example.ts';
import * as known from './known.ts';
import * as glass from './mediation-case.ts';

const { dispute, dingmao } = known;
const summary = {
  id: known.mediator,
  area: dingmao,
  group: 'people',
  skills: ['labour-law'],
  languages: ['ko'],
  areas: ['dingmao'],
  capacity: 5,
  goldMedal: true,
  available: true,
} satisfies z.input<typeof MediatorSummary>;
const mediator = { ...summary, name: '赵某', workload: { taken: 1, cases: [dispute], free: 4 } };
const onMediator = { params: { id: known.mediator } };

export const mediatorExamples: ExamplesOf<typeof mediatorRoutes> = {
  previewRouting: {
    body: { category: 'damages', facts: { fatality: true }, position: { lng: 119.508, lat: 32.178 } },
    answer: {
      area: dingmao,
      routing: glass.routing,
      deadlines: glass.deadlines,
      mediators: [
        {
          mediator: known.mediator,
          group: 'people',
          reasons: glass.asked.assignment?.reasons ?? [],
        },
      ],
    },
  },
  listWorkstations: {
    query: { lng: '119.508', lat: '32.178', category: 'neighbours', limit: '5' },
    answer: {
      area: dingmao,
      items: [
        {
          id: 'dingmao-01',
          name: { en: 'Dingmao workstation 1 (sample)', zh: '丁卯宜调解工作站1号（样例）' },
          position: { lng: 119.512, lat: 32.181 },
          metres: 420,
          open: true,
          openCases: 2,
          sample: true,
        },
      ],
    },
  },
  registerMediator: {
    body: {
      account: 'mediator-0001',
      name: '赵某',
      station: 'dingmao',
      adultCitizen: true,
      group: 'people',
      skills: ['labour-law'],
      languages: ['ko'],
      capacity: 5,
      goldMedal: true,
    },
    answer: { ...mediator, workload: { taken: 0, cases: [], free: 5 } },
  },
  changeMediator: {
    ...onMediator,
    body: { available: false },
    answer: { ...mediator, available: false, workload: { taken: 1, cases: [dispute], free: 0 } },
  },
  listMediators: { query: { area: 'dingmao' }, answer: { items: [summary] } },
  getMediator: { ...onMediator, answer: mediator },
};
