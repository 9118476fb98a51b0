import { eventType } from '@maplebridge/contracts';
import { reportEvents } from '@maplebridge/contracts/intake';
import { mediationRoutes } from '@maplebridge/contracts/mediation';
import { ApiEnv, ClockEnv, InboxEnv, RepliesEnv, ViewsEnv } from '@maplebridge/mediation/env';
import { lists } from '@maplebridge/mediation/lists';
import type { Construct } from 'constructs';
import { Clock } from '../constructs/clock.ts';
import { HttpService } from '../constructs/http-service.ts';
import { Inbox } from '../constructs/inbox.ts';
import { Relay } from '../constructs/relay.ts';
import { Replies } from '../constructs/replies.ts';
import { ServiceStack } from '../constructs/service-stack.ts';
import { StreamFollower } from '../constructs/stream-follower.ts';
import { Dossier, EventLog, SeatTable, ViewTable } from '../constructs/tables.ts';
import type { PlatformStack } from './platform.ts';

export class MediationStack extends ServiceStack {
  readonly alarmTopic;
  constructor(scope: Construct, { deployment, alarmTopic, topic, door, secret }: PlatformStack) {
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
    const seats = new SeatTable(this);
    const dossier = new Dossier(this);
    const casework = {
      LOG_TABLE: log.tableName,
      VIEW_TABLE: view.tableName,
      SEAT_TABLE: seats.tableName,
    };

    const api = new HttpService(this, {
      door,
      routes: mediationRoutes,
      env: ApiEnv,
      environment: { ...casework, DOSSIER_TABLE: dossier.tableName, SECRET_ARN: secret.secretArn },
    });
    secret.grantUse(api);
    log.grantLoad(api);
    log.grantAppend(api);
    view.grantFind(api);
    seats.grantTake(api);
    dossier.grantKeepAndRead(api);
    dossier.grantErase(api);

    const inbox = new Inbox(this, {
      topic,
      types: (['received', 'withdrawn', 'merged'] as const).map((fact) => eventType(reportEvents, fact)),
      env: InboxEnv,
      environment: casework,
    });
    log.grantLoad(inbox);
    log.grantAppend(inbox);
    view.grantFind(inbox);
    seats.grantTake(inbox);

    const replies = new Replies(this, {
      env: RepliesEnv,
      environment: { ...casework, DOSSIER_TABLE: dossier.tableName, SECRET_ARN: secret.secretArn },
    });
    secret.grantUse(replies);
    log.grantLoad(replies);
    log.grantAppend(replies);
    view.grantFind(replies);
    seats.grantTake(replies);
    dossier.grantKeepAndRead(replies);

    const views = new StreamFollower(this, 'views', log, { env: ViewsEnv, environment: casework });
    log.grantLoad(views);
    view.grantProject(views);
    view.grantLook(views);
    view.grantCount(views);

    const clock = new Clock(this, { env: ClockEnv, environment: casework });
    log.grantLoad(clock);
    log.grantAppend(clock);
    view.grantFind(clock);
    seats.grantTake(clock);

    new Relay(this, log, topic, door.url);
  }
}
