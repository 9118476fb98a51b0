import { Duration, Validations } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import {
  AttributeType,
  BillingMode,
  StreamViewType,
  Table,
  TableEncryption,
  type TableProps,
} from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { RunbookAlarm } from './runbook-alarm.ts';
import type { ServiceStack } from './service-stack.ts';

const { STRING, NUMBER } = AttributeType;

const shared = (stack: ServiceStack) => ({
  billingMode: BillingMode.PAY_PER_REQUEST,
  removalPolicy: stack.removalPolicy,
  deletionProtection: stack.deployment.stage.protect,
});

/** Actions by name on resources by name: `Table.grant` would add every index there may ever be. */
const allow = (grantee: IGrantable, actions: string[], ...resourceArns: string[]) =>
  void Grant.addToPrincipal({ grantee, actions, resourceArns });

const recoverable = { pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true } };

/**
 * The events, kept for ever. No role may update or delete an event. `PutItem`, which appending needs, could replace one: that it
 * does not is the store's condition alone, since IAM knows no put that only adds.
 */
export class EventLog extends Table {
  constructor(stack: ServiceStack) {
    super(stack, 'Log', {
      ...shared(stack),
      ...recoverable,
      partitionKey: { name: 'stream', type: STRING },
      sortKey: { name: 'version', type: NUMBER },
      stream: StreamViewType.NEW_IMAGE,
    });
  }
  get streamArn(): string {
    if (!this.tableStreamArn) throw new Error(`${this.node.path} has no stream`);
    return this.tableStreamArn;
  }
  grantLoad(to: IGrantable): void {
    allow(to, ['dynamodb:Query'], this.tableArn);
  }
  grantAppend(to: IGrantable): void {
    allow(to, ['dynamodb:PutItem'], this.tableArn);
  }
}

/** An index of a view: its name is `by` and what it finds by. */
export interface ViewIndex {
  readonly name: `by${string}`;
  readonly partitionKey: string;
  readonly sortKey: string;
}

/** Read models, which can be rebuilt from the log at any time. */
export class ViewTable extends Table {
  readonly #indexArns: readonly string[];
  constructor(stack: ServiceStack, indexes: readonly ViewIndex[] = []) {
    super(stack, 'View', {
      ...shared(stack),
      partitionKey: { name: 'pk', type: STRING },
      sortKey: { name: 'sk', type: STRING },
    } satisfies TableProps);
    for (const { name, partitionKey, sortKey } of indexes) {
      this.addGlobalSecondaryIndex({
        indexName: name,
        partitionKey: { name: partitionKey, type: STRING },
        sortKey: { name: sortKey, type: STRING },
      });
    }
    this.#indexArns = indexes.map(({ name }) => `${this.tableArn}/index/${name}`);
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-DDB3',
      reason: 'A view is rebuilt from the log; a backup of it would only be older',
    });
  }
  grantFind(to: IGrantable): void {
    allow(to, ['dynamodb:Query'], this.tableArn, ...this.#indexArns);
  }
  /** Allows writing the current rows. */
  grantProject(to: IGrantable): void {
    allow(to, ['dynamodb:PutItem'], this.tableArn);
  }
  /** Allows adding and removing rows of lists, and updating their counters. */
  grantList(to: IGrantable, { counting = true } = {}): void {
    const actions = ['GetItem', 'PutItem', 'DeleteItem', ...(counting ? ['UpdateItem'] : [])];
    allow(
      to,
      actions.map((action) => `dynamodb:${action}`),
      this.tableArn,
    );
  }
  /** Allows reading one row by its key. */
  grantLook(to: IGrantable): void {
    allow(to, ['dynamodb:GetItem'], this.tableArn);
  }
  /** Allows reading many rows by their keys. */
  grantLookAtMany(to: IGrantable): void {
    allow(to, ['dynamodb:BatchGetItem'], this.tableArn);
  }
  /** Allows adding to counters. */
  grantCount(to: IGrantable): void {
    allow(to, ['dynamodb:UpdateItem'], this.tableArn);
  }
}

/**
 * The figures that were published, a year an item, as they were: what was corrected since is in the leaves, so they could not be made
 * again. `PutItem` is given with a condition; IAM knows no put that only adds.
 */
export class EditionTable extends Table {
  constructor(stack: ServiceStack) {
    super(stack, 'Editions', {
      ...shared(stack),
      ...recoverable,
      partitionKey: { name: 'year', type: STRING },
    });
  }
  grantRead(to: IGrantable): void {
    allow(to, ['dynamodb:GetItem'], this.tableArn);
  }
  grantPublish(to: IGrantable): void {
    allow(to, ['dynamodb:PutItem'], this.tableArn);
  }
}

/**
 * That an event was counted, and what it added (ADR 0016): written in one transaction with the counters, and by nothing else. It can
 * be made again from the logs, with the counters it proves (ADR 0034).
 */
export class ProcessedEventTable extends Table {
  constructor(stack: ServiceStack) {
    super(stack, 'ProcessedEvent', {
      ...shared(stack),
      ...recoverable,
      partitionKey: { name: 'stream', type: STRING },
      sortKey: { name: 'version', type: NUMBER },
    });
  }
  grantRecord(to: IGrantable): void {
    allow(to, ['dynamodb:PutItem'], this.tableArn);
  }
}

/** Who holds a reservation of what: written in one transaction with the events that change it, and by nothing else (ADR 0022). */
export class ReservationTable extends Table {
  constructor(stack: ServiceStack) {
    super(stack, 'Reservations', {
      ...shared(stack),
      ...recoverable,
      partitionKey: { name: 'resource', type: STRING },
    });
  }
  /** Allows reserving and releasing, and reading what is free. */
  grantTake(to: IGrantable): void {
    allow(to, ['dynamodb:UpdateItem', 'dynamodb:BatchGetItem'], this.tableArn);
  }
  /** Allows changing a stream's reservations without reading others: IAM has no action for a release alone. */
  grantGiveBack(to: IGrantable): void {
    allow(to, ['dynamodb:UpdateItem'], this.tableArn);
  }
}

/**
 * How many requests each caller made in the minute or hour that runs (ADR 0031): hashes under a salt of the day, and gone soon
 * after. What is lost of it is counted anew.
 */
export class ThrottleTable extends Table {
  constructor(stack: ServiceStack) {
    super(stack, 'Throttle', {
      ...shared(stack),
      partitionKey: { name: 'pk', type: STRING },
      timeToLiveAttribute: 'expiresAt',
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-DDB3',
      reason: 'Counters of the running hour are worth no backup, and a backup would outlive the salt',
    });
    new RunbookAlarm(stack, 'CallersNotCounted', {
      metric: new Metric({
        namespace: 'Maplebridge',
        metricName: 'CallersNotCounted',
        dimensionsMap: { service: stack.service },
        statistic: 'sum',
        period: Duration.minutes(5),
      }),
      above: 0,
      what: `${stack.service}: callers are let through uncounted`,
      anchor: 'callers-not-counted',
    });
  }
  grantCount(to: IGrantable): void {
    allow(to, ['dynamodb:UpdateItem'], this.tableArn);
  }
}

/** The KMS actions DynamoDB performs on the caller's behalf, each by its full name. */
const keyUse = [
  'kms:Encrypt',
  'kms:Decrypt',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
  'kms:GenerateDataKey',
  'kms:DescribeKey',
];

/**
 * Who and in which words, under a key of its own. An item is deleted some days after its `expiresAt`, which it has by its class
 * (the city's `retention.json`) unless it is held or stands in a register; readers take it for gone at once.
 */
export class PersonalDataTable extends Table {
  readonly #key: Key;
  constructor(stack: ServiceStack) {
    const key = new Key(stack, 'PersonalDataKey', {
      description: `Maplebridge ${stack.service}: names and words`,
      enableKeyRotation: true,
      removalPolicy: stack.removalPolicy,
    });
    super(stack, 'PersonalDataStore', {
      ...shared(stack),
      ...recoverable,
      partitionKey: { name: 'pk', type: STRING },
      sortKey: { name: 'sk', type: STRING },
      timeToLiveAttribute: 'expiresAt',
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
    });
    this.#key = key;
  }
  grantKeepAndRead(to: IGrantable): void {
    allow(to, ['dynamodb:PutItem', 'dynamodb:GetItem', 'dynamodb:Query'], this.tableArn);
    allow(to, keyUse, this.#key.keyArn);
  }
  /** Allows deleting records early, and holding them past their expiry. */
  grantErase(to: IGrantable): void {
    allow(to, ['dynamodb:DeleteItem', 'dynamodb:UpdateItem'], this.tableArn);
  }
}
