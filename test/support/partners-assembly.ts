import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventType } from '@maplebridge/contracts';
import { allEvents } from '@maplebridge/contracts/events';
import type { City, Partner } from '@maplebridge/directory';
import { loadCity } from '@maplebridge/directory/load';
import { deploymentOf } from '@maplebridge/infra/config';
import { addStacks } from '@maplebridge/infra/deployment';
import { App } from 'aws-cdk-lib';
import fc from 'fast-check';

const root = fileURLToPath(new URL('../../', import.meta.url));
const sample = join(root, 'packages/directory/cities/zhenjiang');

/** Another seed gives other filters and events. */
export const seed = Number(process.env.MAPLEBRIDGE_SEED ?? 20190521);

/** The folders of the city with random partners, and of its assembly. */
export const cities = join(root, 'build/test-cities');
export const assemblyOfPartners = join(root, 'build/test-assembly-of-partners');

const types = allEvents.flatMap((catalogue) =>
  Object.keys(catalogue.facts).map((fact) => eventType(catalogue, fact)),
);
const patterns = [
  ...types,
  ...types.map((type) => type.replace(/[a-z-]+\.v\d+$/, '*')),
  ...['intake', 'mediation', 'hazard', 'statistics'].map((service) => `maplebridge.${service}.*`),
];

/** Five partners with filters of every kind, by the seed. */
export function randomPartners(from: number, city: City): Partner[] {
  const areas = [city.code, ...city.districts.map(({ id }) => id), ...city.stations.map(({ id }) => id)];
  const partner = fc.record({
    types: fc.uniqueArray(fc.constantFrom(...patterns), { minLength: 3, maxLength: 8 }),
    areas: fc.uniqueArray(fc.constantFrom(...areas), { minLength: 2, maxLength: 6 }),
    addressedOnly: fc.boolean(),
    department: fc.constantFrom(...city.departments.map(({ id }) => id)),
  });
  return fc.sample(partner, { seed: from, numRuns: 5 }).map((it, i) => ({
    ...it,
    id: `random-${i + 1}`,
    name: { en: `Random ${i + 1}`, zh: `随机${i + 1}` },
    answersByMessage: false,
    principal: null,
  }));
}

/** The sample city with additional random partners, in separate files. */
function writeCity(): void {
  const folder = join(cities, 'zhenjiang');
  rmSync(cities, { recursive: true, force: true });
  mkdirSync(cities, { recursive: true });
  cpSync(sample, folder, { recursive: true });
  const file = join(folder, 'partners.json');
  const own = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify([...own, ...randomPartners(seed, loadCity('zhenjiang'))], null, 2));
}

/** Synthesizes its app with the existing bundles: no running handler reads the partners. */
export function synthesizeOfPartners(context: Readonly<Record<string, string>>): void {
  writeCity();
  rmSync(assemblyOfPartners, { recursive: true, force: true });
  const app = new App({ outdir: assemblyOfPartners, context: { 'aws:cdk:enable-asset-metadata': true } });
  addStacks(app, deploymentOf({ ...context, stage: 'local', cities }));
  app.synth();
  for (const file of readdirSync(assemblyOfPartners).filter((it) => it.endsWith('.template.json')))
    leaveWhatPublishes(join(assemblyOfPartners, file));
}

interface Template {
  Resources: Record<string, { readonly Type: string; readonly Properties?: Record<string, unknown> }>;
}

/**
 * Removes consumers of events and schedules: this test writes logs directly, one event a stream, which the services
 * could not process. Logs, relays, the topic, its filters and the partners' queues stay as deployed.
 */
function leaveWhatPublishes(file: string): void {
  const template = JSON.parse(readFileSync(file, 'utf8')) as Template;
  const isOther = (id: string, type: string) =>
    type === 'AWS::Events::Rule' ||
    (type === 'AWS::Lambda::EventSourceMapping' && !id.startsWith('relay')) ||
    (type === 'AWS::SNS::Subscription' && !id.startsWith('partner'));
  for (const [id, { Type }] of Object.entries(template.Resources))
    if (isOther(id, Type)) delete template.Resources[id];
  writeFileSync(file, JSON.stringify(template));
}
