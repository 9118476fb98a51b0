import { eventType } from '@maplebridge/contracts';
import {
  accidentEvents,
  EscalationLevel,
  emergency,
  enterpriseEvents,
  hazardEvents,
  supervising,
} from '@maplebridge/contracts/hazard';
import { areaPath } from './areas.ts';
import type { Issue } from './issue.ts';
import { audienceOf, hears } from './partners/audience.ts';
import type { Safety } from './safety-schema.ts';
import type { City } from './schema.ts';
import type { Span } from './schema-parts.ts';
import { spans } from './spans.ts';
import { checklistPack } from './standards/checklists.ts';

/**
 * What a city says of the safety of its parks and could not keep: names that lead nowhere, levels left out, is escalated that stand
 * still, departments that are told and do not hear.
 */
export function safetyIssues(city: City): Issue[] {
  return [...parks(city), ...names(city), ...levels(city.safety), ...climbs(city), ...unheard(city)];
}

const issue = (path: string, text: string): Issue => ({ file: 'safety', path, issue: text });

const parks = ({ parks: all, stations }: City): Issue[] =>
  all.flatMap(({ station }, i) =>
    stations.some(({ id }) => id === station)
      ? []
      : [{ file: 'parks', path: `${i}.station`, issue: `there is no "${station}"` }],
  );

function names({ departments, safety }: City): Issue[] {
  const known = new Set(departments.map(({ id }) => id));
  const department = (id: string, path: string) =>
    known.has(id) ? [] : [issue(path, `there is no "${id}"`)];
  return [
    ...department(safety.supervision.by, 'supervision.by'),
    ...safety.accidents.departments.flatMap((id, i) => department(id, `accidents.departments.${i}`)),
    ...safety.rhythm.flatMap(({ pack }, i) =>
      checklistPack(pack) ? [] : [issue(`rhythm.${i}.pack`, `there is no "${pack}"`)],
    ),
  ];
}

/** There are as many lines as levels, so that each stands there once unless one stands there twice. */
function levels({ colours, rhythm }: Safety): Issue[] {
  const twice = (lines: readonly { readonly level: number | null }[], path: string) =>
    lines.flatMap(({ level }, i) =>
      lines.findIndex((other) => other.level === level) < i
        ? [issue(`${path}.${i}.level`, `level ${level} is there already`)]
        : [],
    );
  return [...twice(colours.byLevel, 'colours.byLevel'), ...twice(rhythm, 'rhythm')];
}

/** Each level is higher than the one before and reached later, whenever the climb begins. */
function climbs({ safety, timeZone }: City): Issue[] {
  const ranks = EscalationLevel.options;
  return (['missedInspection', 'escalation'] as const).flatMap((name) =>
    safety[name].levels.flatMap(({ to, after }, i, all) => {
      const before = all[i - 1];
      if (!before) return [];
      const path = `${name}.levels.${i}`;
      return [
        ...(ranks.indexOf(before.to) < ranks.indexOf(to)
          ? []
          : [issue(`${path}.to`, `"${to}" is not above "${before.to}"`)]),
        ...(isLater(before.after, after, timeZone)
          ? []
          : [issue(`${path}.after`, `must be later than that of "${before.to}"`)]),
      ];
    }),
  );
}

function isLater(first: Span | null, second: Span | null, timeZone: string): boolean {
  if (!first || !second) return second !== null;
  if (first.unit === second.unit) return first.length < second.length;
  const { end } = spans(timeZone);
  return beginnings.every((at) => Date.parse(end(first, at)) < Date.parse(end(second, at)));
}

/** Units differ by the hour of the day, weekends, holidays and the length of months: the hours of a year show it. */
const beginnings = Array.from({ length: 366 * 4 }, (_, quarter) =>
  new Date(Date.UTC(2024, 0, 1, quarter * 6)).toISOString(),
);

/** Who is told of what by name needs a queue that takes it, at every station. */
function unheard(city: City): Issue[] {
  const { accidents, supervision } = city.safety;
  const told = [
    { path: 'accidents.departments', of: accidents.departments, type: eventType(accidentEvents, 'reported') },
    { path: 'supervision.by', of: [supervision.by], type: eventType(hazardEvents, 'listed') },
    { path: 'escalation', of: emergency, type: eventType(hazardEvents, 'escalated') },
    { path: 'colours', of: supervising, type: eventType(enterpriseEvents, 'level-changed') },
  ];
  return told.flatMap(({ path, of, type }) =>
    of
      .filter((department) => !reaches(city, department, type))
      .map((department) => issue(path, `no queue of "${department}" takes ${type} of every station`)),
  );
}

/** Whether the queues of a department, taken together, get such events of every station. */
function reaches(city: City, department: string, type: string): boolean {
  const own = city.partners.filter((it) => it.department === department);
  const audiences = own.map((it) => audienceOf(city, it));
  return city.stations.every(({ id }) => {
    const event = { type, area: areaPath(city, id) ?? id, departments: department };
    return audiences.some((audience) => hears(audience, event));
  });
}
