import { hazardRoutes } from '@maplebridge/contracts/hazard';
import { ApiEnv, InboxEnv, RepliesEnv, SchedulerEnv, ViewsEnv } from '@maplebridge/hazard/env';
import { subscriptions } from '@maplebridge/hazard/subscriptions';
import type { Construct } from 'constructs';
import { Attachments } from '../constructs/attachments.ts';
import { HttpService } from '../constructs/http-service.ts';
import { Inbox } from '../constructs/inbox.ts';
import { Relay } from '../constructs/relay.ts';
import { Replies } from '../constructs/replies.ts';
import { Scheduler } from '../constructs/scheduler.ts';
import { ServiceStack } from '../constructs/service-stack.ts';
import { StreamConsumer } from '../constructs/stream-consumer.ts';
import { EventLog, PersonalDataTable, ThrottleTable, ViewTable } from '../constructs/tables.ts';
import type { PlatformStack } from './platform.ts';

export class HazardStack extends ServiceStack {
  readonly alarmTopic;
  constructor(scope: Construct, { deployment, alarmTopic, topic, sharedApi, secret }: PlatformStack) {
    super(scope, 'hazard', deployment);
    this.alarmTopic = alarmTopic;
    const log = new EventLog(this);
    const view = new ViewTable(this);
    const personalData = new PersonalDataTable(this);
    const photos = new Attachments(this, 'safety-record');
    const tables = { LOG_TABLE: log.tableName, VIEW_TABLE: view.tableName };

    const throttle = new ThrottleTable(this);
    const api = new HttpService(this, {
      sharedApi,
      routes: hazardRoutes,
      env: ApiEnv,
      environment: {
        ...tables,
        THROTTLE_TABLE: throttle.tableName,
        PERSONAL_DATA_TABLE: personalData.tableName,
        ATTACHMENTS_HOST: photos.host,
        SECRET_ARN: secret.secretArn,
      },
    });
    secret.grantUse(api);
    throttle.grantCount(api);
    log.grantLoad(api);
    log.grantAppend(api);
    view.grantFind(api);
    personalData.grantKeepAndRead(api);
    personalData.grantErase(api);
    photos.grantUpload(api);
    photos.grantLook(api);

    const inbox = new Inbox(this, {
      topic,
      types: subscriptions,
      env: InboxEnv,
      environment: tables,
    });
    log.grantLoad(inbox);
    log.grantAppend(inbox);
    view.grantFind(inbox);

    const replies = new Replies(this, {
      env: RepliesEnv,
      environment: { ...tables, PERSONAL_DATA_TABLE: personalData.tableName, SECRET_ARN: secret.secretArn },
    });
    secret.grantUse(replies);
    log.grantLoad(replies);
    log.grantAppend(replies);
    personalData.grantKeepAndRead(replies);

    const views = new StreamConsumer(this, 'views', log, { env: ViewsEnv, environment: tables });
    log.grantLoad(views);
    view.grantList(views);

    const scheduler = new Scheduler(this, { env: SchedulerEnv, environment: tables });
    log.grantLoad(scheduler);
    log.grantAppend(scheduler);
    view.grantFind(scheduler);

    new Relay(this, log, topic, sharedApi.url);
  }
}
