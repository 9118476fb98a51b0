import type { Level, RiskColour } from '@maplebridge/contracts/hazard';
import type { City, Safety } from '@maplebridge/directory';
import { type Spans, spans } from '@maplebridge/directory/spans';

/** The city's policy on safety, as decisions need it. */
export interface SafetyPolicy {
  readonly safety: Safety;
  readonly spans: Spans;
  /** The colour of a unit of a level; null means no major hazard. */
  colourOf(level: Level | null): RiskColour;
  /** How often a unit of a level is inspected, and by which checklist. */
  inspectionScheduleOf(level: Level | null): Safety['rhythm'][number];
}

export function safetyPolicy({ safety, timeZone }: Pick<City, 'safety' | 'timeZone'>): SafetyPolicy {
  const colours = new Map(safety.colours.byLevel.map(({ level, colour }) => [level, colour]));
  const rhythms = new Map(safety.rhythm.map((it) => [it.level, it]));
  const found = <T>(it: T | undefined, level: Level | null): T => {
    if (it === undefined) throw new Error(`the city's data lacks level ${level}`);
    return it;
  };
  return {
    safety,
    spans: spans(timeZone),
    colourOf: (level) => found(colours.get(level), level),
    inspectionScheduleOf: (level) => found(rhythms.get(level), level),
  };
}
