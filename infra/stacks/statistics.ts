import { statisticsRoutes } from '@maplebridge/contracts/statistics';
import { ApiEnv, InboxEnv, SchedulerEnv, ViewsEnv } from '@maplebridge/statistics/env';
import { subscriptions } from '@maplebridge/statistics/subscriptions';
import type { Construct } from 'constructs';
import { HttpService } from '../constructs/http-service.ts';
import { Inbox } from '../constructs/inbox.ts';
import { Relay } from '../constructs/relay.ts';
import { Scheduler } from '../constructs/scheduler.ts';
import { ServiceStack } from '../constructs/service-stack.ts';
import { StreamConsumer } from '../constructs/stream-consumer.ts';
import {
  EditionTable,
  EventLog,
  ProcessedEventTable,
  ThrottleTable,
  ViewTable,
} from '../constructs/tables.ts';
import type { PlatformStack } from './platform.ts';

export class StatisticsStack extends ServiceStack {
  readonly alarmTopic;
  constructor(scope: Construct, { deployment, alarmTopic, topic, sharedApi, secret }: PlatformStack) {
    super(scope, 'statistics', deployment);
    this.alarmTopic = alarmTopic;
    const log = new EventLog(this);
    const processedEvent = new ProcessedEventTable(this);
    const view = new ViewTable(this);
    const editions = new EditionTable(this);
    const tables = { LOG_TABLE: log.tableName, VIEW_TABLE: view.tableName };

    const throttle = new ThrottleTable(this);
    const api = new HttpService(this, {
      sharedApi,
      routes: statisticsRoutes,
      env: ApiEnv,
      environment: {
        ...tables,
        THROTTLE_TABLE: throttle.tableName,
        EDITION_TABLE: editions.tableName,
        SECRET_ARN: secret.secretArn,
      },
    });
    secret.grantUse(api);
    throttle.grantCount(api);
    log.grantLoad(api);
    log.grantAppend(api);
    view.grantFind(api);
    view.grantLook(api);
    view.grantLookAtMany(api);
    editions.grantRead(api);
    editions.grantPublish(api);

    const inbox = new Inbox(this, {
      topic,
      types: subscriptions,
      env: InboxEnv,
      environment: { PROCESSED_EVENT_TABLE: processedEvent.tableName, VIEW_TABLE: view.tableName },
    });
    processedEvent.grantRecord(inbox);
    view.grantLook(inbox);
    view.grantCount(inbox);

    const views = new StreamConsumer(this, 'views', log, { env: ViewsEnv, environment: tables });
    log.grantLoad(views);
    view.grantList(views, { counting: false });

    const scheduler = new Scheduler(this, { env: SchedulerEnv, environment: tables });
    log.grantLoad(scheduler);
    log.grantAppend(scheduler);
    view.grantFind(scheduler);
    view.grantLook(scheduler);

    new Relay(this, log, topic, sharedApi.url);
  }
}
