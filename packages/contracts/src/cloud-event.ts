import * as z from 'zod';
import { detailPath, schemaPath } from './claim-check.ts';
import { typeName } from './event.ts';

const Url = z
  .string()
  .regex(/^https?:\/\//)
  .meta({ format: 'uri' });

/**
 * The envelope of every published event: CloudEvents 1.0, JSON. `area` is the path of codes city/district/station, so that a
 * subscriber can filter at any level. `departments` lists, space-separated, those whom the fact concerns by name.
 */
export const CloudEvent = z
  .object({
    specversion: z.literal('1.0'),
    id: z.string().min(1).describe('`<stream>#<version>`: the same event always has the same id'),
    source: z.string().regex(/^\//).describe('`/<city>/<service>`'),
    type: z
      .string()
      .regex(/^maplebridge\./)
      .describe('`maplebridge.<service>.<aggregate>.<fact>.v<version>`'),
    subject: z.string().min(1).describe('The stream, `<aggregate>-<id>`: what it happened to'),
    time: z.iso.datetime({ offset: true }).describe('When it happened'),
    datacontenttype: z.literal('application/json'),
    dataschema: Url.exactOptional().describe(
      'Where the JSON Schema of `data` is served; not in older events',
    ),
    link: Url.exactOptional().describe(
      'Where an authorised call tells more of it (claim check); not in older events',
    ),
    area: z.string().min(1).describe('Codes of city, district and station: `321100/321171/dingmao`'),
    departments: z.string().optional().describe('Codes of those it concerns by name, separated by spaces'),
    traceparent: z.string().optional().describe('W3C Trace Context'),
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

/**
 * Makes the CloudEvent of a recorded fact.
 * @param api The base URL of the API, under which schemas and details are found; what stays inside needs none.
 */
export function cloudEvent(fact: Fact, api?: string): CloudEvent {
  const dash = fact.stream.indexOf('-');
  const [aggregate, id] = [fact.stream.slice(0, dash), fact.stream.slice(dash + 1)];
  const type = typeName(fact.service, aggregate, fact.type, fact.schemaVersion);
  const detail = detailPath({ aggregate, id, fact: fact.type }, fact.data);
  return {
    specversion: '1.0',
    id: `${fact.stream}#${fact.version}`,
    source: `/${fact.city}/${fact.service}`,
    type,
    subject: fact.stream,
    time: fact.at,
    datacontenttype: 'application/json',
    ...(api && { dataschema: `${api}${schemaPath(type)}` }),
    ...(api && detail && { link: `${api}${detail}` }),
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
