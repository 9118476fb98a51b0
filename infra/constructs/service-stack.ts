import { RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Deployment } from '../config.ts';

/** The stack of one service in one deployment. Everything in it carries the tags by which costs and owners are found. */
export abstract class ServiceStack extends Stack {
  readonly service: string;
  readonly deployment: Deployment;
  /** Where alarms go. */
  abstract readonly alarmTopic: ITopic;

  constructor(scope: Construct, service: string, deployment: Deployment) {
    const { cityName, stageName, stage } = deployment;
    super(scope, `maplebridge-${cityName}-${stageName}-${service}`, {
      description: `Maplebridge ${service}, ${deployment.city.name.en}, ${stageName}`,
      terminationProtection: stage.protect,
    });
    this.service = service;
    this.deployment = deployment;
    for (const [key, value] of Object.entries({ city: cityName, stage: stageName, service })) {
      Tags.of(this).add(`maplebridge:${key}`, value);
    }
  }

  /** What becomes of data when its stack goes. */
  get removalPolicy(): RemovalPolicy {
    return this.deployment.stage.protect ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
  }
}
