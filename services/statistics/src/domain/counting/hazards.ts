import type { hazardEvents } from '@maplebridge/contracts/hazard';
import { type Counting, counted, counter, onlyIf, takenBack, took } from './counted.ts';

/**
 * An unfounded or duplicate hazard is taken back. The current grade counts on the day the hazard was found.
 */
export const hazards: Counting<typeof hazardEvents> = {
  found: ({ at, data: { kind, source } }) => [counted(at, counter('hazards.found', { kind, source }))],
  graded: ({ data: { grade, before, foundAt } }) => [
    counted(foundAt, onlyIf(grade === 'major' && before !== 'major', counter('hazards.major'))),
    takenBack(foundAt, onlyIf(grade !== 'major' && before === 'major', counter('hazards.major'))),
  ],
  escalated: ({ at, data: { first } }) => [counted(at, onlyIf(first, counter('hazards.overdue')))],
  closed: ({ at, data: { outcome, kind, source, grade, onTime, foundAt } }) =>
    outcome === 'rectified'
      ? [
          counted(
            at,
            counter('hazards.rectified', { kind }),
            onlyIf(onTime, counter('hazards.onTime')),
            took('hazards.rectify', foundAt, at),
          ),
        ]
      : [
          takenBack(
            foundAt,
            counter('hazards.found', { kind, source }),
            onlyIf(grade === 'major', counter('hazards.major')),
          ),
        ],
  'report-followed': null,
  placed: null,
  listed: null,
  ordered: null,
  extended: null,
  'evidence-added': null,
  rectified: null,
  reviewed: null,
  delisted: null,
};
