import { eventType } from '@maplebridge/contracts';
import { hazardEvents } from '@maplebridge/contracts/hazard';
import { intakeRoutes } from '@maplebridge/contracts/intake';
import { caseEvents } from '@maplebridge/contracts/mediation';
import { ApiEnv, InboxEnv } from '@maplebridge/intake/env';
import type { Construct } from 'constructs';
import { HttpService } from '../constructs/http-service.ts';
import { Inbox } from '../constructs/inbox.ts';
import { Relay } from '../constructs/relay.ts';
import { ServiceStack } from '../constructs/service-stack.ts';
import { Dossier, EventLog } from '../constructs/tables.ts';
import type { PlatformStack } from './platform.ts';

export class IntakeStack extends ServiceStack {
  readonly alarmTopic;
  constructor(scope: Construct, { deployment, alarmTopic, topic, door }: PlatformStack) {
    super(scope, 'intake', deployment);
    this.alarmTopic = alarmTopic;
    const log = new EventLog(this);
    const dossier = new Dossier(this);

    const api = new HttpService(this, {
      door,
      routes: intakeRoutes,
      env: ApiEnv,
      environment: { LOG_TABLE: log.tableName, DOSSIER_TABLE: dossier.tableName },
    });
    log.grantLoad(api);
    log.grantAppend(api);
    dossier.grantKeepAndRead(api);

    const inbox = new Inbox(this, {
      topic,
      types: [
        ...(['opened', 'transferred', 'agreed', 'closed', 'reopened'] as const).map((fact) =>
          eventType(caseEvents, fact),
        ),
        eventType(hazardEvents, 'report-followed'),
      ],
      env: InboxEnv,
      environment: { LOG_TABLE: log.tableName },
    });
    log.grantLoad(inbox);
    log.grantAppend(inbox);

    new Relay(this, log, topic);
  }
}
