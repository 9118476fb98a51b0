import { intakeRoutes } from '@maplebridge/contracts/intake';
import { open311Routes } from '@maplebridge/contracts/open311';
import { ApiEnv, InboxEnv, Open311Env, ViewsEnv } from '@maplebridge/intake/env';
import { subscriptions } from '@maplebridge/intake/subscriptions';
import type { Construct } from 'constructs';
import { Attachments } from '../constructs/attachments.ts';
import { HttpService } from '../constructs/http-service.ts';
import { Inbox } from '../constructs/inbox.ts';
import { Relay } from '../constructs/relay.ts';
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

export class IntakeStack extends ServiceStack {
  readonly alarmTopic;
  constructor(scope: Construct, { deployment, alarmTopic, topic, sharedApi, secret }: PlatformStack) {
    super(scope, 'intake', deployment);
    this.alarmTopic = alarmTopic;
    const log = new EventLog(this);
    const view = new ViewTable(this);
    const reservations = new ReservationTable(this);
    const personalData = new PersonalDataTable(this);
    const throttle = new ThrottleTable(this);
    const attachments = new Attachments(this, 'attachment');
    const tables = { LOG_TABLE: log.tableName, VIEW_TABLE: view.tableName };

    const api = new HttpService(this, {
      sharedApi,
      routes: intakeRoutes,
      env: ApiEnv,
      environment: {
        ...tables,
        RESERVATION_TABLE: reservations.tableName,
        PERSONAL_DATA_TABLE: personalData.tableName,
        THROTTLE_TABLE: throttle.tableName,
        ATTACHMENTS_HOST: attachments.host,
        SECRET_ARN: secret.secretArn,
      },
    });
    secret.grantUse(api);
    log.grantLoad(api);
    log.grantAppend(api);
    view.grantFind(api);
    reservations.grantTake(api);
    personalData.grantKeepAndRead(api);
    throttle.grantCount(api);
    personalData.grantErase(api);
    attachments.grantUpload(api);
    attachments.grantLook(api);
    attachments.grantErase(api);

    const open311 = new HttpService(this, {
      sharedApi,
      routes: open311Routes,
      env: Open311Env,
      environment: {
        ...tables,
        PERSONAL_DATA_TABLE: personalData.tableName,
        THROTTLE_TABLE: throttle.tableName,
        SECRET_ARN: secret.secretArn,
      },
      handlerName: 'open311',
    });
    secret.grantUse(open311);
    log.grantLoad(open311);
    log.grantAppend(open311);
    view.grantFind(open311);
    personalData.grantKeepAndRead(open311);
    throttle.grantCount(open311);

    const inbox = new Inbox(this, {
      topic,
      types: subscriptions,
      env: InboxEnv,
      environment: { LOG_TABLE: log.tableName, RESERVATION_TABLE: reservations.tableName },
    });
    log.grantLoad(inbox);
    log.grantAppend(inbox);
    reservations.grantGiveBack(inbox);

    const views = new StreamConsumer(this, 'views', log, { env: ViewsEnv, environment: tables });
    log.grantLoad(views);
    view.grantList(views);

    new Relay(this, log, topic, sharedApi.url);
  }
}
