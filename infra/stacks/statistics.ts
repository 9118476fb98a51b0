import { statisticsRoutes } from '@maplebridge/contracts/statistics';
import { countedTypes } from '@maplebridge/statistics/counting';
import { ApiEnv, InboxEnv } from '@maplebridge/statistics/env';
import type { Construct } from 'constructs';
import { HttpService } from '../constructs/http-service.ts';
import { Inbox } from '../constructs/inbox.ts';
import { ServiceStack } from '../constructs/service-stack.ts';
import { ProofTable, ViewTable } from '../constructs/tables.ts';
import type { PlatformStack } from './platform.ts';

export class StatisticsStack extends ServiceStack {
  readonly alarmTopic;
  constructor(scope: Construct, { deployment, alarmTopic, topic, door }: PlatformStack) {
    super(scope, 'statistics', deployment);
    this.alarmTopic = alarmTopic;
    const proof = new ProofTable(this);
    const view = new ViewTable(this);

    const api = new HttpService(this, {
      door,
      routes: statisticsRoutes,
      env: ApiEnv,
      environment: { VIEW_TABLE: view.tableName },
    });
    view.grantFind(api);
    view.grantLook(api);

    const inbox = new Inbox(this, {
      topic,
      types: countedTypes,
      env: InboxEnv,
      environment: { PROOF_TABLE: proof.tableName, VIEW_TABLE: view.tableName },
    });
    proof.grantProve(inbox);
    view.grantLook(inbox);
    view.grantCount(inbox);
  }
}
