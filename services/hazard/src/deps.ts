import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { city } from '@maplebridge/directory/city-data';
import { checklistPack } from '@maplebridge/directory/standards';
import { aggregateLog, dynamodbStore } from '@maplebridge/event-log';
import { accidentDecider } from './accident/decide.ts';
import { safetyPolicy } from './domain/safety-policy.ts';
import { enterpriseDecider } from './enterprise/decide.ts';
import { hazardDecider } from './hazard/decide.ts';
import { inspectionDecider } from './inspection/decide.ts';

/** The city's policy on safety. */
export const policy = safetyPolicy(city);

/** The aggregates on the service's log. */
export function safetyLogs(client: DynamoDBDocumentClient, { LOG_TABLE }: { readonly LOG_TABLE: string }) {
  const store = dynamodbStore(client, LOG_TABLE);
  return {
    enterprises: aggregateLog(store, enterpriseDecider(policy)),
    inspections: aggregateLog(store, inspectionDecider(policy, checklistPack)),
    hazards: aggregateLog(store, hazardDecider(policy)),
    accidents: aggregateLog(store, accidentDecider(policy)),
  };
}

export type SafetyLogs = ReturnType<typeof safetyLogs>;
export type EnterpriseLog = SafetyLogs['enterprises'];
export type InspectionLog = SafetyLogs['inspections'];
export type HazardLog = SafetyLogs['hazards'];
