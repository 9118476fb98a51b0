import type { Partner, Safety } from '../index.ts';
import type { Data, InvalidCity } from './fixture.ts';

const safetyOf = (data: Data) => data.safety as unknown as Safety;

/** What can be wrong in `safety.json` and `parks.json`. */
export const safety: InvalidCity[] = [
  [
    'a park of no station',
    (it) => Object.assign(it.parks?.[1] ?? {}, { station: 'atlantis' }),
    { file: 'parks', path: '1.station', issue: 'there is no "atlantis"' },
  ],
  [
    'a park that is there twice',
    (it) => Object.assign(it.parks?.[1] ?? {}, { id: 'gaozi-park' }),
    { file: 'parks', path: '1.id', issue: '"gaozi-park" is taken already' },
  ],
  [
    'supervision by no department',
    (it) => Object.assign(safetyOf(it).supervision, { by: 'navy' }),
    { file: 'safety', path: 'supervision.by', issue: 'there is no "navy"' },
  ],
  [
    'an accident told to no department',
    (it) => safetyOf(it).accidents.departments.push('navy'),
    { file: 'safety', path: 'accidents.departments.5', issue: 'there is no "navy"' },
  ],
  [
    'a department that is told of accidents and has no queue',
    (it) => safetyOf(it).accidents.departments.push('immigration'),
    {
      file: 'safety',
      path: 'accidents.departments',
      issue: 'no queue of "immigration" takes maplebridge.hazard.accident.reported.v1 of every station',
    },
  ],
  [
    'a supervising department that hears nothing of one station',
    (it) => {
      const partners = it.partners as unknown as Partner[];
      const own = partners.find(({ department }) => department === 'fire-rescue');
      Object.assign(own ?? {}, { areas: ['321112', '321171'] });
    },
    { file: 'safety', path: 'colours' },
  ],
  [
    'a checklist there is not',
    (it) => Object.assign(safetyOf(it).rhythm[2] ?? {}, { pack: 'alchemy' }),
    { file: 'safety', path: 'rhythm.2.pack', issue: 'there is no "alchemy"' },
  ],
  [
    'a level with two colours, and so another with none',
    (it) => Object.assign(safetyOf(it).colours.byLevel[4] ?? {}, { level: 1 }),
    { file: 'safety', path: 'colours.byLevel.4.level', issue: 'level 1 is there already' },
  ],
  [
    'a level with two rhythms',
    (it) => Object.assign(safetyOf(it).rhythm[0] ?? {}, { level: null }),
    { file: 'safety', path: 'rhythm.4.level', issue: 'level null is there already' },
  ],
  [
    'a climb that stands still',
    (it) => Object.assign(safetyOf(it).escalation.levels[2] ?? {}, { after: { length: 1, unit: 'days' } }),
    { file: 'safety', path: 'escalation.levels.2.after', issue: 'must be later than that of "station"' },
  ],
  [
    'a climb that comes back to its beginning',
    (it) => Object.assign(safetyOf(it).missedInspection.levels[1] ?? {}, { after: null }),
    { file: 'safety', path: 'missedInspection.levels.1.after' },
  ],
  [
    'a climb in which days overtake working days when a holiday comes',
    (it) =>
      Object.assign(safetyOf(it).escalation.levels[2] ?? {}, {
        after: { length: 3, unit: 'working-days' },
      }) && Object.assign(safetyOf(it).escalation.levels[3] ?? {}, { after: { length: 6, unit: 'days' } }),
    { file: 'safety', path: 'escalation.levels.3.after' },
  ],
  [
    'a climb downwards',
    (it) => Object.assign(safetyOf(it).missedInspection.levels[1] ?? {}, { to: 'enterprise' }),
    { file: 'safety', path: 'missedInspection.levels.1.to', issue: '"enterprise" is not above "station"' },
  ],
];
