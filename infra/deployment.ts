import { allRoutes } from '@maplebridge/contracts/openapi';
import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Deployment } from './config.ts';
import { EdgeStack } from './stacks/edge.ts';
import { HazardStack } from './stacks/hazard.ts';
import { IntakeStack } from './stacks/intake.ts';
import { MediationStack } from './stacks/mediation.ts';
import { PlatformStack } from './stacks/platform.ts';
import { StatisticsStack } from './stacks/statistics.ts';

/** Adds every stack of a deployment to the app. The handlers must be bundled before. */
export function addStacks(app: App, deployment: Deployment): void {
  const platform = new PlatformStack(app, deployment);
  const services = [IntakeStack, MediationStack, HazardStack, StatisticsStack].map(
    (Service) => new Service(app, platform),
  );
  const edge = new EdgeStack(app, platform, Object.values(allRoutes).flat());
  for (const service of services) edge.addStackDependency(service);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
}
