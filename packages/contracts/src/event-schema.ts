import * as z from 'zod';
import { CloudEvent } from './cloud-event.ts';
import { everyEvent, type KnownEvent } from './events.ts';

/** A JSON Schema as a document. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** What is published about the envelope stands beside the schemas of events. */
const envelopeName = 'cloud-event';

/** The JSON Schema (2020-12) of an event's data. Its `$id` is relative: a deployment serves it under a URL of its own. */
function dataSchema({ type, contract }: KnownEvent): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(contract.data);
  const { en, zh } = contract.summary;
  return {
    $schema,
    $id: `${type}.json`,
    title: `${en} ${zh}`,
    description: `Data of \`${type}\`, version ${contract.version}. ${en}. ${zh}。`,
    ...schema,
  } as JsonSchema;
}

/** What is around the data. Attributes that are not listed here may stand in it, and are not looked at. */
function envelopeSchema(): JsonSchema {
  const {
    $schema,
    id: _,
    ...schema
  } = z.toJSONSchema(CloudEvent, { io: 'input' }) as JsonSchema & { id?: string };
  return {
    $schema,
    $id: `${envelopeName}.json`,
    title: 'The envelope of every event 事件信封',
    description:
      'CloudEvents 1.0 in JSON with the extensions area, departments, link and traceparent. 所有事件的信封：CloudEvents 1.0。',
    ...schema,
  } as JsonSchema;
}

/** Every schema that is published, by its name. */
export const eventSchemas = (): Readonly<Record<string, JsonSchema>> => ({
  [envelopeName]: envelopeSchema(),
  ...Object.fromEntries(everyEvent.map((event) => [event.type, dataSchema(event)])),
});
