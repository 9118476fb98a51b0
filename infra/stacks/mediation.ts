import { mediationRoutes } from '@maplebridge/contracts/mediation';
import { ApiEnv, InboxEnv, RepliesEnv, SchedulerEnv, ViewsEnv } from '@maplebridge/mediation/env';
import { lists } from '@maplebridge/mediation/lists';
import { subscriptions } from '@maplebridge/mediation/subscriptions';
import type { Construct } from 'constructs';
import { HttpService } from '../constructs/http-service.ts';
import { Inbox } from '../constructs/inbox.ts';
import { Relay } from '../constructs/relay.ts';
import { Replies } from '../constructs/replies.ts';
import { Scheduler } from '../constructs/scheduler.ts';
import { ServiceStack } from '../constructs/service-stack.ts';
import { StreamConsumer } from '../constructs/stream-consumer.ts';
import {
  EventLog,
  PersonalDataTable,
  ReservationTable,
  ThrottleTable,
  ViewTable,
} from '../constructs/tables.ts';
import type { PlatformStack } from './platform.ts';

export class MediationStack extends ServiceStack {
  readonly alarmTopic;
  constructor(scope: Construct, { deployment, alarmTopic, topic, sharedApi, secret }: PlatformStack) {
    super(scope, 'mediation', deployment);
    this.alarmTopic = alarmTopic;
    const log = new EventLog(this);
    const view = new ViewTable(
      this,
      Object.values(lists).map(({ index, partition, order }) => ({
        name: index,
        partitionKey: partition,
        sortKey: order,
      })),
    );
    const reservations = new ReservationTable(this);
    const personalData = new PersonalDataTable(this);
    const casework = {
      LOG_TABLE: log.tableName,
      VIEW_TABLE: view.tableName,
      RESERVATION_TABLE: reservations.tableName,
    };

    const throttle = new ThrottleTable(this);
    const api = new HttpService(this, {
      sharedApi,
      routes: mediationRoutes,
      env: ApiEnv,
      environment: {
        ...casework,
        THROTTLE_TABLE: throttle.tableName,
        PERSONAL_DATA_TABLE: personalData.tableName,
        SECRET_ARN: secret.secretArn,
      },
    });
    secret.grantUse(api);
    throttle.grantCount(api);
    log.grantLoad(api);
    log.grantAppend(api);
    view.grantFind(api);
    reservations.grantTake(api);
    personalData.grantKeepAndRead(api);
    personalData.grantErase(api);

    const inbox = new Inbox(this, {
      topic,
      types: subscriptions,
      env: InboxEnv,
      environment: casework,
    });
    log.grantLoad(inbox);
    log.grantAppend(inbox);
    view.grantFind(inbox);
    reservations.grantTake(inbox);

    const replies = new Replies(this, {
      env: RepliesEnv,
      environment: { ...casework, PERSONAL_DATA_TABLE: personalData.tableName, SECRET_ARN: secret.secretArn },
    });
    secret.grantUse(replies);
    log.grantLoad(replies);
    log.grantAppend(replies);
    view.grantFind(replies);
    reservations.grantTake(replies);
    personalData.grantKeepAndRead(replies);

    const views = new StreamConsumer(this, 'views', log, { env: ViewsEnv, environment: casework });
    log.grantLoad(views);
    view.grantProject(views);
    view.grantLook(views);
    view.grantCount(views);

    const scheduler = new Scheduler(this, { env: SchedulerEnv, environment: casework });
    log.grantLoad(scheduler);
    log.grantAppend(scheduler);
    view.grantFind(scheduler);
    reservations.grantTake(scheduler);

    new Relay(this, log, topic, sharedApi.url);
  }
}
