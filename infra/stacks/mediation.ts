import { eventType } from '@maplebridge/contracts';
import { reportEvents } from '@maplebridge/contracts/intake';
import { mediationRoutes } from '@maplebridge/contracts/mediation';
import { ApiEnv, ClockEnv, InboxEnv, ViewsEnv } from '@maplebridge/mediation/env';
import type { Construct } from 'constructs';
import { Clock } from '../constructs/clock.ts';
import { HttpService } from '../constructs/http-service.ts';
import { Inbox } from '../constructs/inbox.ts';
import { Relay } from '../constructs/relay.ts';
import { ServiceStack } from '../constructs/service-stack.ts';
import { StreamFollower } from '../constructs/stream-follower.ts';
import { Dossier, EventLog, ViewTable } from '../constructs/tables.ts';
import type { PlatformStack } from './platform.ts';

export class MediationStack extends ServiceStack {
  readonly alarmTopic;
  constructor(scope: Construct, { deployment, alarmTopic, topic, door }: PlatformStack) {
    super(scope, 'mediation', deployment);
    this.alarmTopic = alarmTopic;
    const log = new EventLog(this);
    const view = new ViewTable(this, [
      { name: 'byBoard', partitionKey: 'board', sortKey: 'boardKey' },
      { name: 'byDue', partitionKey: 'due', sortKey: 'dueAt' },
    ]);
    const dossier = new Dossier(this);
    const logAndView = { LOG_TABLE: log.tableName, VIEW_TABLE: view.tableName };

    const api = new HttpService(this, {
      door,
      routes: mediationRoutes,
      env: ApiEnv,
      environment: { ...logAndView, DOSSIER_TABLE: dossier.tableName },
    });
    log.grantLoad(api);
    log.grantAppend(api);
    view.grantFind(api);
    dossier.grantKeepAndRead(api);

    const inbox = new Inbox(this, {
      topic,
      types: [eventType(reportEvents, 'received')],
      env: InboxEnv,
      environment: { LOG_TABLE: log.tableName },
    });
    log.grantLoad(inbox);
    log.grantAppend(inbox);

    const views = new StreamFollower(this, 'views', log, { env: ViewsEnv, environment: logAndView });
    log.grantLoad(views);
    view.grantProject(views);

    const clock = new Clock(this, { env: ClockEnv, environment: logAndView });
    log.grantLoad(clock);
    log.grantAppend(clock);
    view.grantFind(clock);

    new Relay(this, log, topic);
  }
}
