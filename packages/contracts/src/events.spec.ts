import { CloudEvent as OfficialCloudEvent } from 'cloudevents';
import { describe, expect, test } from 'vitest';
import { fixtures } from '../fixtures/events.ts';
import { CloudEvent, cloudEvent, parseEventId } from './cloud-event.ts';
import { eventType } from './event.ts';
import { allEvents } from './events.ts';

const contracts = allEvents.flatMap((of) =>
  Object.entries(of.facts).map(([fact, contract]) => ({ type: eventType(of, fact), of, fact, contract })),
);

test('every event has fixtures, and every fixture an event', () => {
  expect(Object.keys(fixtures).sort()).toEqual(contracts.map(({ type }) => type).sort());
});

describe.each(contracts)('$type', ({ type, of, fact, contract }) => {
  const { valid, invalid } = fixtures[type] ?? { valid: [], invalid: [] };

  test('takes its valid fixtures as they are', () => {
    expect(valid.length).toBeGreaterThan(0);
    for (const data of valid) expect(contract.data.parse(data)).toEqual(data);
  });

  test('refuses its invalid fixtures', () => {
    expect(invalid.length).toBeGreaterThan(0);
    for (const data of invalid)
      expect(contract.data.safeParse(data).success, JSON.stringify(data)).toBe(false);
  });

  test('refuses a field no one declared', () => {
    expect(contract.data.safeParse({ ...(valid[0] as object), name: '张三' }).success).toBe(false);
  });

  test('travels as a CloudEvent 1.0', () => {
    for (const data of valid) {
      const event = cloudEvent({
        city: 'zhenjiang',
        service: of.service,
        stream: `${of.aggregate}-7w3k0d4m2x9q5r8t1v6y0z3b2c`,
        version: 3,
        type: fact,
        schemaVersion: contract.version,
        at: '2019-05-21T09:30:00+08:00',
        area: '321100/321171/dingmao',
        departments: contract.departments?.(data as never),
        traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
        data,
      });
      expect(event.type).toBe(type);
      expect(new OfficialCloudEvent(event).validate()).toBe(true);
      expect(CloudEvent.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
    }
  });
});

test('an event id is its stream and version', () => {
  expect(parseEventId('case-1#12')).toEqual({ stream: 'case-1', version: 12 });
  for (const id of ['case-1', '#1', 'case-1#', 'case-1#x'])
    expect(() => parseEventId(id)).toThrow('Not an event id');
});
