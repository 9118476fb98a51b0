import { resolve } from 'node:path';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { City, Partner } from '@maplebridge/directory';
import { loadCity } from '@maplebridge/directory/load';
import { runningAws } from '@maplebridge/local/database';
import { type Command, Option } from 'commander';
import { localStage } from '../connection.ts';
import { agesInAws, agesOfLocal, type QueueAges } from './ages.ts';

export interface DeploymentOptions {
  readonly city: string;
  readonly cities?: string;
  readonly stage: string;
  readonly state: string;
}

/** The options that name a deployment, shared by all partner commands. */
export const namingDeployment = (command: Command): Command =>
  command
    .showHelpAfterError()
    .option('--city <name>', 'whose deployment', 'zhenjiang')
    .addOption(new Option('--cities <folder>', 'where the folder of that city stands, if not here'))
    .option('--stage <name>', `which one; "${localStage}" is the local system, which must run`, localStage)
    .option(
      '--state <folder>',
      'of the local system; of any stage, where a replay notes how far it came',
      '.maplebridge',
    );

/** A deployment with its partners. */
export interface PartnersOf {
  readonly city: City;
  readonly of: { readonly cityName: string; readonly stageName: string };
  readonly sqs: SQSClient;
  readonly dynamodb: DynamoDBClient;
  readonly ages: QueueAges;
  /** Only for the local system; in AWS it comes from CloudFormation. */
  readonly apiUrl: string | undefined;
}

/** Runs with the clients of a stage: in AWS with the default credentials and region. */
export async function withDeployment<T>(
  { city, cities, stage, state }: DeploymentOptions,
  run: (it: PartnersOf) => Promise<T>,
): Promise<T> {
  const found = loadCity(city, cities);
  const local = stage === localStage ? runningAws(resolve(state)) : undefined;
  const { apiUrl, authorization: _authorization, ...aws } = local ?? {};
  const [sqs, dynamodb] = [new SQSClient({ ...aws }), new DynamoDBClient({ ...aws })];
  const cloudwatch = new CloudWatchClient({ ...aws });
  try {
    const ages = local ? agesOfLocal(local.endpoint, local.authorization) : agesInAws(cloudwatch);
    const of = { cityName: city, stageName: stage };
    return await run({ city: found, of, sqs, dynamodb, ages, apiUrl });
  } finally {
    for (const client of [sqs, dynamodb, cloudwatch]) client.destroy();
  }
}

/** A partner of the city. Throws an error that lists the known ones. */
export function partnerOf({ partners }: City, id: string): Partner {
  const partner = partners.find((it) => it.id === id);
  if (partner) return partner;
  throw new Error(`There is no partner "${id}"; there are: ${partners.map((it) => it.id).join(', ')}`);
}

export async function queueUrl(sqs: SQSClient, QueueName: string): Promise<string> {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName })).catch((cause: Error) => {
    throw new Error(`There is no queue ${QueueName}: is the partner deployed here?`, { cause });
  });
  return QueueUrl ?? '';
}
