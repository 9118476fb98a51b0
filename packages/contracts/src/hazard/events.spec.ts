import { expect, test } from 'vitest';
import { type HazardEvent, hazardEvents } from './hazard-events.ts';

const concerned = (type: HazardEvent['type'], data: object): readonly string[] => {
  const { departments } = hazardEvents.facts[type];
  return departments?.(data as never) ?? [];
};
const later = ['extended', 'rectified', 'reviewed', 'closed'] as const;

test.each(['ordered', ...later] as const)('%s of a major hazard concerns emergency management', (type) => {
  expect(concerned(type, { grade: 'major' })).toEqual(['emergency-management']);
  expect(concerned(type, { grade: 'general' })).toEqual([]);
});

test.each(later)(
  '%s of a general one concerns it from the district upward: what climbed to it is followed to its end',
  (type) => {
    for (const escalatedTo of ['enterprise', 'station'])
      expect(concerned(type, { grade: 'general', escalatedTo })).toEqual([]);
    for (const escalatedTo of ['district', 'city'])
      expect(concerned(type, { grade: 'general', escalatedTo })).toEqual(['emergency-management']);
  },
);

test('which report a hazard goes back to concerns no department', () =>
  expect(concerned('report-followed', {})).toEqual([]));
