import { statisticsRoutes } from '@maplebridge/contracts/statistics';
import { ApiEnv, InboxEnv } from '@maplebridge/statistics/env';
import { countedTypes } from '@maplebridge/statistics/subjects';
import type { Construct } from 'constructs';
import { HttpService } from '../constructs/http-service.ts';
import { Inbox } from '../constructs/inbox.ts';
import { ServiceStack } from '../constructs/service-stack.ts';
import { EditionTable, EventLog, ViewTable } from '../constructs/tables.ts';
import type { PlatformStack } from './platform.ts';

export class StatisticsStack extends ServiceStack {
  readonly alarmTopic;
  constructor(scope: Construct, { deployment, alarmTopic, topic, door }: PlatformStack) {
    super(scope, 'statistics', deployment);
    this.alarmTopic = alarmTopic;
    // What was heard and counted. Nobody follows it: statistics tells others nothing by itself.
    const log = new EventLog(this, { stream: false });
    const view = new ViewTable(this);
    const editions = new EditionTable(this);

    const api = new HttpService(this, {
      door,
      routes: statisticsRoutes,
      env: ApiEnv,
      environment: { VIEW_TABLE: view.tableName, EDITION_TABLE: editions.tableName },
    });
    view.grantFind(api);
    editions.grantRead(api);
    editions.grantPublish(api);

    const inbox = new Inbox(this, {
      topic,
      types: countedTypes,
      env: InboxEnv,
      environment: { LOG_TABLE: log.tableName, VIEW_TABLE: view.tableName },
    });
    log.grantAppend(inbox);
    view.grantCount(inbox);
  }
}
