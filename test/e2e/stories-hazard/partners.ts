import { eventType } from '@maplebridge/contracts';
import {
  accidentEvents,
  enterpriseEvents,
  hazardEvents,
  inspectionEvents,
} from '@maplebridge/contracts/hazard';
import { loadCity } from '@maplebridge/directory/load';
import { audienceOf, hears } from '@maplebridge/directory/partners';
import { expect, vi } from 'vitest';
import type { System } from '../../support/system.ts';
import { soon } from './story-driver.ts';

const catalogues = {
  enterprise: enterpriseEvents,
  inspection: inspectionEvents,
  hazard: hazardEvents,
  accident: accidentEvents,
} as const;

const city = loadCity('zhenjiang');
const { partners } = city;

interface Told {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly data: object;
}

interface Recorded {
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly area: string;
  readonly data: never;
}

/** The type of a log event, its area, and the departments it concerns by its contract. */
function publishedAs({ stream, type, area, data }: Recorded) {
  const catalogue = catalogues[stream.split('-')[0] as keyof typeof catalogues];
  const facts: Record<string, { departments?: (data: never) => readonly string[] }> = catalogue.facts;
  const departments = facts[type]?.departments?.(data) ?? [];
  return { type: eventType(catalogue, type as never), area, departments: departments.join(' ') };
}

/** Empties the queues of all partners of the city, and keeps their events. */
export function listening(system: System) {
  const heard = new Map<string, Told[]>(partners.map(({ id }) => [id, []]));

  async function listen(): Promise<void> {
    for (const [id, told] of heard) {
      const bodies = await system.drain(`partner${id.replaceAll('-', '')}`);
      told.push(...bodies.map((it) => JSON.parse(it)));
    }
  }

  return {
    /** The events a partner received about a matter, in order and without duplicates. */
    async toldOf(partner: string, subject: string): Promise<[string | undefined, object][]> {
      await listen();
      const own = (heard.get(partner) ?? []).filter((it) => it.subject === subject);
      const once = [...new Map(own.map((it) => [it.id, it])).values()];
      const version = ({ id }: Told) => Number(id.split('#')[1]);
      return once
        .sort((one, other) => version(one) - version(other))
        .map(({ type, data }) => [type.split('.')[3], data]);
    },

    /** Every partner received exactly the log events that concern it by the contract. */
    async expectExactlyWhatConcerns(): Promise<void> {
      const log = (await system.items('hazard-Log')) as unknown as Recorded[];
      const wanted = new Map(
        partners.map((partner) => {
          const audience = audienceOf(city, partner);
          const own = log.filter((event) => hears(audience, publishedAs(event)));
          return [partner.id, new Set(own.map(({ stream, version }) => `${stream}#${version}`))];
        }),
      );
      await vi.waitFor(async () => {
        await listen();
        expect(new Map([...heard].map(([id, told]) => [id, new Set(told.map((it) => it.id))]))).toEqual(
          wanted,
        );
      }, soon);
      expect(wanted.get('emergency-management')?.size).toBeGreaterThan(0);
    },

    /** All events of all partners, as text. */
    allTold: () => JSON.stringify([...heard.values()]),
  };
}
