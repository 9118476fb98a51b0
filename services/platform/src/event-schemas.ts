import { schemaPath } from '@maplebridge/contracts';
import { getEventSchema, listEventSchemas } from '@maplebridge/contracts/platform';
import { publishedSchemas } from '@maplebridge/contracts/schemas';
import { ok, on, refuse, tagOf } from '@maplebridge/lambda';

const files = new Map(Object.entries(publishedSchemas).map(([name, schema]) => [`${name}.json`, schema]));

const index = {
  items: Object.entries(publishedSchemas).map(([name, { title }]) => ({
    file: `${name}.json`,
    title,
    path: schemaPath(name),
  })),
};

const kept = <B extends object>(body: B) => ({ ...ok(body), tag: tagOf('json', body) });

/** The schemas of events, as they were published: nothing is made of them on the way. */
export const schemaBindings = [
  on(listEventSchemas, async () => kept(index)),
  on(getEventSchema, async ({ params }) => {
    const schema = files.get(params.file);
    return schema
      ? kept(schema)
      : refuse('not-found', `no schema of this name; all are listed at /schemas/events`);
  }),
];
