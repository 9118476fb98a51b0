import { eventType } from '@maplebridge/contracts';
import { hazardEvents } from '@maplebridge/contracts/hazard';
import { intakeRoutes, reportEvents } from '@maplebridge/contracts/intake';
import { caseEvents } from '@maplebridge/contracts/mediation';
import { open311Routes } from '@maplebridge/contracts/open311';
import { ApiEnv, InboxEnv, Open311Env, ViewsEnv } from '@maplebridge/intake/env';
import type { Construct } from 'constructs';
import { Attachments } from '../constructs/attachments.ts';
import { HttpService } from '../constructs/http-service.ts';
import { Inbox } from '../constructs/inbox.ts';
import { Relay } from '../constructs/relay.ts';
import { ServiceStack } from '../constructs/service-stack.ts';
import { StreamFollower } from '../constructs/stream-follower.ts';
import { Dossier, EventLog, SeatTable, ThrottleTable, ViewTable } from '../constructs/tables.ts';
import type { PlatformStack } from './platform.ts';

export class IntakeStack extends ServiceStack {
  readonly alarmTopic;
  constructor(scope: Construct, { deployment, alarmTopic, topic, door, secret }: PlatformStack) {
    super(scope, 'intake', deployment);
    this.alarmTopic = alarmTopic;
    const log = new EventLog(this);
    const view = new ViewTable(this);
    const seats = new SeatTable(this);
    const dossier = new Dossier(this);
    const throttle = new ThrottleTable(this);
    const attachments = new Attachments(this, 'attachment');
    const tables = { LOG_TABLE: log.tableName, VIEW_TABLE: view.tableName };

    const api = new HttpService(this, {
      door,
      routes: intakeRoutes,
      env: ApiEnv,
      environment: {
        ...tables,
        SEAT_TABLE: seats.tableName,
        DOSSIER_TABLE: dossier.tableName,
        THROTTLE_TABLE: throttle.tableName,
        ATTACHMENTS_HOST: attachments.host,
        SECRET_ARN: secret.secretArn,
      },
    });
    secret.grantUse(api);
    log.grantLoad(api);
    log.grantAppend(api);
    view.grantFind(api);
    seats.grantTake(api);
    dossier.grantKeepAndRead(api);
    throttle.grantCount(api);
    dossier.grantErase(api);
    attachments.grantUpload(api);
    attachments.grantLook(api);
    attachments.grantErase(api);

    const open311 = new HttpService(this, {
      door,
      routes: open311Routes,
      env: Open311Env,
      environment: {
        ...tables,
        DOSSIER_TABLE: dossier.tableName,
        THROTTLE_TABLE: throttle.tableName,
        SECRET_ARN: secret.secretArn,
      },
      room: 'open311',
    });
    secret.grantUse(open311);
    log.grantLoad(open311);
    log.grantAppend(open311);
    view.grantFind(open311);
    dossier.grantKeepAndRead(open311);
    throttle.grantCount(open311);

    const inbox = new Inbox(this, {
      topic,
      types: [
        eventType(reportEvents, 'merged'),
        ...(['opened', 'transferred', 'agreed', 'closed', 'reopened'] as const).map((fact) =>
          eventType(caseEvents, fact),
        ),
        eventType(hazardEvents, 'report-followed'),
      ],
      env: InboxEnv,
      environment: { LOG_TABLE: log.tableName, SEAT_TABLE: seats.tableName },
    });
    log.grantLoad(inbox);
    log.grantAppend(inbox);
    seats.grantGiveBack(inbox);

    const views = new StreamFollower(this, 'views', log, { env: ViewsEnv, environment: tables });
    log.grantLoad(views);
    view.grantList(views);

    new Relay(this, log, topic, door.url);
  }
}
