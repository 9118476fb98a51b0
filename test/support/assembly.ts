import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { WholeCity } from '@maplebridge/directory';
import { bundle } from '@maplebridge/infra/bundle';
import { deploymentOf } from '@maplebridge/infra/config';
import { addStacks } from '@maplebridge/infra/deployment';
import { synthesize } from '@maplebridge/local';
import { App } from 'aws-cdk-lib';
import { synthesizeOfPartners } from './partners-assembly.ts';
import { sourceHash } from './source-hash.ts';

const folderOf = (name: string) => fileURLToPath(new URL(`../../build/${name}`, import.meta.url));

/** The assembly that the tests run: synthesized once for all of them, as it would be deployed. */
export const assembly = folderOf('test-assembly');

/**
 * The same app for a city with protocol steps. Those of the sample city are not published, so rules about
 * steps could not be tested with it.
 */
export const assemblyWithProtocol = folderOf('test-assembly-with-protocol');

/** Contains the hash of the sources of bundles and assemblies. Remove it when you bundle again, for example for another city. */
const stamp = folderOf('lambda/sources.sha256');
const context = { city: 'zhenjiang', issuer: 'http://127.0.0.1:4701', audience: 'maplebridge' };

/** Vitest calls this before the tests of each project that needs it. Bundles and synthesizes again only if a source changed. */
export default async () => {
  const hash = sourceHash(fileURLToPath(new URL('../..', import.meta.url)));
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  rmSync(stamp, { force: true });
  await synthesizeWithProtocol();
  synthesizeOfPartners(context);
  await synthesize({ ...context, folder: assembly });
  writeFileSync(stamp, hash);
};

async function synthesizeWithProtocol(): Promise<void> {
  const deployment = deploymentOf({ ...context, stage: 'local' });
  const city = withSteps(deployment.city);
  const app = new App({
    outdir: assemblyWithProtocol,
    // As the CDK's command line does: a function then says where its code stands.
    context: { 'aws:cdk:enable-asset-metadata': true },
  });
  await bundle(city);
  addStacks(app, { ...deployment, city });
  app.synth();
}

/** Fictitious steps: one that is required before an agreement, one that is optional. */
function withSteps(city: WholeCity): WholeCity {
  const steps = [
    { id: 'records-sealed', name: { en: 'Records sealed', zh: '封存病历' }, required: true },
    { id: 'experts-heard', name: { en: 'Experts heard', zh: '听取专家意见' }, required: false },
  ];
  const protocols = city.policy.protocols.map((it) => ({ ...it, steps }));
  return { ...city, policy: { ...city.policy, protocols } };
}
