import type { Level } from '@maplebridge/contracts/hazard';
import type { SafetyPolicy } from '../safety-policy.ts';

export interface NextInspection {
  readonly dueAt: string;
  readonly pack: string;
}

/**
 * When a unit of a level is inspected next, and with which checklist, counted from its last inspection or the start of its schedule.
 * Inspections go by grade (Hazardous Chemicals Safety Law art. 13); the interval is the city's policy.
 */
export function nextInspection(
  { spans, inspectionScheduleOf }: SafetyPolicy,
  level: Level | null,
  after: string,
): NextInspection {
  const { every, pack } = inspectionScheduleOf(level);
  return { dueAt: spans.end(every, after), pack };
}
