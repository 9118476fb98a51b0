import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  paginateListQueues,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { account, region } from '../assembly/identities.ts';
import { type Engine, engineHandler } from '../engines/engine.ts';
import { type MoveRefusal, moveRefusal, refusals } from './move-rules.ts';

export interface Task {
  readonly TaskHandle: string;
  readonly SourceArn: string;
  /** Absent: each message returns to its source queue. */
  readonly DestinationArn?: string;
  readonly MaxNumberOfMessagesPerSecond?: number;
  readonly StartedTimestamp: number;
  readonly ApproximateNumberOfMessagesToMove: number;
  Status: 'RUNNING' | 'COMPLETED' | 'CANCELLING' | 'CANCELLED' | 'FAILED';
  ApproximateNumberOfMessagesMoved: number;
  FailureReason?: string;
}

type ProxyRequest = Readonly<Record<string, unknown>>;

/** The attribute with a message's source queue; absent when it was sent directly to the dead-letter queue. */
const origin = 'DeadLetterQueueSourceArn';

/** Implements SQS message move tasks, which the engine lacks. Tasks end with the process. */
export function messageMoves(engine: Engine) {
  const credentials = { accessKeyId: 'moves', secretAccessKey: 'moves' };
  const endpoint = 'http://engine';
  const sqs = new SQSClient({ endpoint, region, credentials, requestHandler: engineHandler(engine) });
  const tasks: Task[] = [];
  const urlOf = (arn: string) => `${endpoint}/${account}/${arn.slice(arn.lastIndexOf(':') + 1)}`;

  /** Every queue by its ARN, with its dead-letter queue, if it has one. */
  async function queues(): Promise<ReadonlyMap<string, string | undefined>> {
    const found = new Map<string, string | undefined>();
    for await (const { QueueUrls = [] } of paginateListQueues({ client: sqs }, {})) {
      for (const QueueUrl of QueueUrls) {
        const AttributeNames = ['QueueArn' as const, 'RedrivePolicy' as const];
        const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }));
        const policy = JSON.parse(Attributes?.RedrivePolicy ?? '{}') as { deadLetterTargetArn?: string };
        found.set(Attributes?.QueueArn ?? '', policy.deadLetterTargetArn);
      }
    }
    return found;
  }

  /** Includes messages in flight: the engine counts a message as visible again only on the next receive. */
  async function countIn(QueueUrl: string): Promise<number> {
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl,
        AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
      }),
    );
    return Object.values(Attributes ?? {}).reduce((sum, it) => sum + Number(it), 0);
  }

  async function receive(QueueUrl: string): Promise<Message | undefined> {
    const { Messages: [message] = [] } = await sqs.send(
      new ReceiveMessageCommand({
        ...{ QueueUrl, WaitTimeSeconds: 0, MessageAttributeNames: ['All'] },
        MessageSystemAttributeNames: [origin],
      }),
    );
    return message;
  }

  /** Sent before it is deleted: an interrupted move duplicates a message rather than losing it. */
  async function move(message: Message, from: string, to: string): Promise<void> {
    const { Body: MessageBody, MessageAttributes, ReceiptHandle } = message;
    await sqs.send(new SendMessageCommand({ QueueUrl: to, MessageBody, MessageAttributes }));
    await sqs.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle }));
  }

  /** Throws when the task fails. */
  async function run(task: Task): Promise<void> {
    const from = urlOf(task.SourceArn);
    while (task.ApproximateNumberOfMessagesMoved < task.ApproximateNumberOfMessagesToMove) {
      if (task.Status === 'CANCELLING') return;
      const message = await receive(from);
      if (!message) return;
      const to = task.DestinationArn ?? message.Attributes?.[origin];
      if (to === undefined) throw new Error('CouldNotDetermineMessageSource');
      await move(message, from, urlOf(to));
      task.ApproximateNumberOfMessagesMoved += 1;
      await sleep(1000 / (task.MaxNumberOfMessagesPerSecond ?? fastest));
    }
  }

  async function finish(task: Task): Promise<void> {
    try {
      await run(task);
      task.Status = task.Status === 'CANCELLING' ? 'CANCELLED' : 'COMPLETED';
    } catch (error) {
      const { name, message } = error as Error;
      task.Status = 'FAILED';
      task.FailureReason = name === 'QueueDoesNotExist' ? 'AWS.SimpleQueueService.NonExistentQueue' : message;
    }
  }

  async function start(asked: ProxyRequest): Promise<object | MoveRefusal> {
    const refused = moveRefusal(asked, await queues(), tasks);
    if (refused) return refused;
    const { SourceArn, DestinationArn, MaxNumberOfMessagesPerSecond } = asked as unknown as Task;
    const task: Task = {
      TaskHandle: handleOf(SourceArn),
      SourceArn,
      ...(DestinationArn !== undefined && { DestinationArn }),
      ...(MaxNumberOfMessagesPerSecond !== undefined && { MaxNumberOfMessagesPerSecond }),
      StartedTimestamp: Date.now(),
      ApproximateNumberOfMessagesToMove: await countIn(urlOf(SourceArn)),
      Status: 'RUNNING',
      ApproximateNumberOfMessagesMoved: 0,
    };
    tasks.unshift(task);
    void finish(task);
    return { TaskHandle: task.TaskHandle };
  }

  function cancel({ TaskHandle }: ProxyRequest): object | MoveRefusal {
    const task = tasks.find((it) => it.TaskHandle === TaskHandle);
    if (!task) return refusals.noTask;
    if (task.Status !== 'RUNNING') return refusals.notRunning;
    task.Status = 'CANCELLING';
    return { ApproximateNumberOfMessagesMoved: task.ApproximateNumberOfMessagesMoved };
  }

  /** Only a task that can be cancelled shows its handle. */
  async function list({ SourceArn, MaxResults = 1 }: ProxyRequest): Promise<object | MoveRefusal> {
    if (!(await queues()).has(String(SourceArn))) return refusals.noSource;
    if (!(Number(MaxResults) >= 1 && Number(MaxResults) <= 10)) return refusals.results;
    const latest = tasks.filter((it) => it.SourceArn === SourceArn).slice(0, Number(MaxResults));
    const Results = latest.map(({ TaskHandle, ...task }) =>
      task.Status === 'RUNNING' ? { TaskHandle, ...task } : task,
    );
    return { Results };
  }

  return {
    /** The answer to a call about moves; undefined for every other call. */
    async answer(operation: string, asked: () => ProxyRequest): Promise<object | MoveRefusal | undefined> {
      if (operation === 'StartMessageMoveTask') return start(asked());
      if (operation === 'CancelMessageMoveTask') return cancel(asked());
      if (operation === 'ListMessageMoveTasks') return list(asked());
      return undefined;
    },
    stop: () => sqs.destroy(),
  };
}

/** The default number of messages a second. */
const fastest = 500;

const handleOf = (sourceArn: string): string =>
  Buffer.from(JSON.stringify({ taskId: randomUUID(), sourceArn })).toString('base64');
