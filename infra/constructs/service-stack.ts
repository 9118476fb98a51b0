import { RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Deployment } from '../config.ts';

/** The stack of one service in one deployment. All its resources carry the tags for cost and ownership. */
export abstract class ServiceStack extends Stack {
  readonly service: string;
  readonly deployment: Deployment;
  /** The topic that alarms notify. */
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

  /** The removal policy of data when its stack is deleted. */
  get removalPolicy(): RemovalPolicy {
    return this.deployment.stage.protect ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
  }
}
