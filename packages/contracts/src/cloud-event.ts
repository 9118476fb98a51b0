import * as z from 'zod';
import { typeName } from './event.ts';

/**
 * The envelope of every published event: CloudEvents 1.0, JSON. `area` is the path of codes city/district/station, so that a
 * subscriber can filter at any level. `departments` lists, space-separated, those whom the fact concerns by name.
 */
export const CloudEvent = z
  .object({
    specversion: z.literal('1.0'),
    id: z.string().min(1).describe('`<stream>#<version>`: the same event always has the same id'),
    source: z.string().startsWith('/'),
    type: z.string().startsWith('maplebridge.'),
    subject: z.string().min(1),
    time: z.iso.datetime({ offset: true }),
    datacontenttype: z.literal('application/json'),
    area: z.string().min(1),
    departments: z.string().optional(),
    traceparent: z.string().optional(),
    data: z.unknown(),
  })
  .meta({ id: 'CloudEvent' });
export type CloudEvent<D = unknown> = Omit<z.infer<typeof CloudEvent>, 'data'> & { data: D };

export interface Fact {
  readonly city: string;
  readonly service: string;
  /** `<aggregate>-<id>` */
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly schemaVersion: number;
  readonly at: string;
  readonly area: string;
  readonly departments?: readonly string[] | undefined;
  readonly traceparent?: string | undefined;
  readonly data: unknown;
}

/** Makes the CloudEvent of a recorded fact. */
export function cloudEvent(fact: Fact): CloudEvent {
  const aggregate = fact.stream.slice(0, fact.stream.indexOf('-'));
  return {
    specversion: '1.0',
    id: `${fact.stream}#${fact.version}`,
    source: `/${fact.city}/${fact.service}`,
    type: typeName(fact.service, aggregate, fact.type, fact.schemaVersion),
    subject: fact.stream,
    time: fact.at,
    datacontenttype: 'application/json',
    area: fact.area,
    ...(fact.departments?.length && { departments: fact.departments.join(' ') }),
    ...(fact.traceparent && { traceparent: fact.traceparent }),
    data: fact.data,
  };
}

/** The message attribute by which a department filters for what concerns it by name. */
export const departmentAttribute = (department: string): string => `department-${department}`;

/** Stream and version of an event id; throws on any other text. */
export function parseEventId(id: string): { stream: string; version: number } {
  const match = /^(.+)#(\d+)$/.exec(id);
  if (!match?.[1]) throw new Error(`Not an event id: ${id}`);
  return { stream: match[1], version: Number(match[2]) };
}
