import { statisticsRoutes } from '@maplebridge/contracts/statistics';
import { countedTypes } from '@maplebridge/statistics/counting';
import { ApiEnv, ClockEnv, InboxEnv, ViewsEnv } from '@maplebridge/statistics/env';
import type { Construct } from 'constructs';
import { Clock } from '../constructs/clock.ts';
import { HttpService } from '../constructs/http-service.ts';
import { Inbox } from '../constructs/inbox.ts';
import { Relay } from '../constructs/relay.ts';
import { ServiceStack } from '../constructs/service-stack.ts';
import { StreamFollower } from '../constructs/stream-follower.ts';
import { EditionTable, EventLog, ProofTable, ViewTable } from '../constructs/tables.ts';
import type { PlatformStack } from './platform.ts';

export class StatisticsStack extends ServiceStack {
  readonly alarmTopic;
  constructor(scope: Construct, { deployment, alarmTopic, topic, door, secret }: PlatformStack) {
    super(scope, 'statistics', deployment);
    this.alarmTopic = alarmTopic;
    const log = new EventLog(this);
    const proof = new ProofTable(this);
    const view = new ViewTable(this);
    const editions = new EditionTable(this);
    const tables = { LOG_TABLE: log.tableName, VIEW_TABLE: view.tableName };

    const api = new HttpService(this, {
      door,
      routes: statisticsRoutes,
      env: ApiEnv,
      environment: { ...tables, EDITION_TABLE: editions.tableName, SECRET_ARN: secret.secretArn },
    });
    secret.grantUse(api);
    log.grantLoad(api);
    log.grantAppend(api);
    view.grantFind(api);
    view.grantLook(api);
    view.grantLookAtMany(api);
    editions.grantRead(api);
    editions.grantPublish(api);

    const inbox = new Inbox(this, {
      topic,
      types: countedTypes,
      env: InboxEnv,
      environment: { PROOF_TABLE: proof.tableName, VIEW_TABLE: view.tableName },
    });
    proof.grantProve(inbox);
    view.grantLook(inbox);
    view.grantCount(inbox);

    const views = new StreamFollower(this, 'views', log, { env: ViewsEnv, environment: tables });
    log.grantLoad(views);
    view.grantList(views, { counting: false });

    const clock = new Clock(this, { env: ClockEnv, environment: tables });
    log.grantLoad(clock);
    log.grantAppend(clock);
    view.grantFind(clock);
    view.grantLook(clock);

    new Relay(this, log, topic, door.url);
  }
}
