import { fixtures } from '../../fixtures/events.ts';
import { at, id } from '../../fixtures/fixtures.ts';
import { detailRoute, schemaPath } from '../claim-check.ts';
import { cloudEvent, departmentAttribute } from '../cloud-event.ts';
import { everyEvent, type KnownEvent } from '../events.ts';
import { allRoutes } from '../openapi.ts';
import { schemaRef } from './components.ts';

/** Under which the examples have the API. */
const api = 'https://api.example.org';

/** Where more is told of an event, and who may ask. */
function claimCheck({ aggregate, fact }: KnownEvent): string {
  const path = detailRoute(aggregate, fact);
  const route = Object.values(allRoutes)
    .flat()
    .find((it) => it.method === 'GET' && it.path === path);
  if (!route || route.roles === 'anyone') throw new Error(`Nothing tells more of ${aggregate}.${fact}`);
  return `Details: \`${route.operationId}\`, \`GET ${route.path}\` at \`link\`, for the roles ${route.roles.join(', ')}.`;
}

function examplesOf(event: KnownEvent) {
  const { service, aggregate, fact, contract, type } = event;
  return (fixtures[type]?.valid ?? []).map((data, index) => {
    const departments = contract.departments?.(data as never) ?? [];
    const payload = cloudEvent(
      {
        city: 'zhenjiang',
        service,
        stream: `${aggregate}-${id}`,
        version: index + 1,
        type: fact,
        schemaVersion: contract.version,
        at,
        area: '321100/321171/dingmao',
        departments,
        traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
        data,
      },
      api,
    );
    const concerned = departments.map((department) => [departmentAttribute(department), 'concerned']);
    return {
      name: `${fact}-${index + 1}`,
      summary: contract.summary.en,
      headers: { type, area: payload.area, ...Object.fromEntries(concerned) },
      payload,
    };
  });
}

function message(event: KnownEvent) {
  const { type, service, aggregate, contract } = event;
  const { en, zh } = contract.summary;
  return {
    name: type,
    title: en,
    summary: `${en}. ${zh}。`,
    description: [
      `${en}. ${zh}。`,
      `${claimCheck(event)} JSON Schema of \`data\`: \`GET ${schemaPath(type)}\`.`,
      ...(contract.departments
        ? ['It may name departments: those that ask only for what is addressed to them get it then.']
        : []),
    ].join('\n\n'),
    tags: [...new Set([service, aggregate])].map((name) => ({ name })),
    contentType: 'application/cloudevents+json',
    headers: schemaRef('EventAttributes'),
    payload: {
      allOf: [
        schemaRef('CloudEvent'),
        {
          type: 'object',
          properties: {
            type: { const: type },
            subject: { pattern: `^${aggregate}-` },
            data: schemaRef(type),
          },
        },
      ],
    },
    examples: examplesOf(event),
  };
}

/** The message of every event, by its type. */
export const eventMessages = () =>
  Object.fromEntries(everyEvent.map((event) => [event.type, message(event)]));

/** SNS hands its attributes on to the message in the queue. */
export const eventAttributes = {
  type: 'object',
  description:
    'Attributes of the SQS message, by which the subscription filters. A consumer needs none of them.',
  required: ['type', 'area'],
  properties: {
    type: { type: 'string', description: 'As in the envelope' },
    area: { type: 'string', description: 'As in the envelope' },
  },
  patternProperties: {
    '^department-[a-z0-9-]+$': {
      const: 'concerned',
      description: 'One for each department the fact concerns by name',
    },
  },
} as const;
