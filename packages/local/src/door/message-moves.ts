import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { account, region } from '../assembly/identities.ts';

interface Task {
  readonly TaskHandle: string;
  readonly SourceArn: string;
  readonly DestinationArn: string;
  readonly StartedTimestamp: number;
  readonly ApproximateNumberOfMessagesToMove: number;
  Status: 'RUNNING' | 'COMPLETED' | 'FAILED';
  ApproximateNumberOfMessagesMoved: number;
  FailureReason?: string;
}

type Asked = Readonly<Record<string, unknown>>;

/** What SQS does of `StartMessageMoveTask` and `ListMessageMoveTasks`, which the engine does not know. Tasks end with the process. */
export function messageMoves(endpoint: string) {
  const credentials = { accessKeyId: 'door', secretAccessKey: 'door' };
  const sqs = new SQSClient({ endpoint, region, credentials });
  const tasks: Task[] = [];
  const urlOf = (arn: string) => `${endpoint}/${account}/${arn.slice(arn.lastIndexOf(':') + 1)}`;

  /** Those in flight too: the engine counts one that is back from there as waiting only when it is asked for. */
  async function countIn(QueueUrl: string): Promise<number> {
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl,
        AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
      }),
    );
    return Object.values(Attributes ?? {}).reduce((sum, it) => sum + Number(it), 0);
  }

  /** Sent before it is deleted: a move that is cut off doubles a message rather than lose it. */
  async function moveOne(from: string, to: string): Promise<boolean> {
    const { Messages: [message] = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: from, MessageAttributeNames: ['All'], WaitTimeSeconds: 0 }),
    );
    if (!message) return false;
    const { Body: MessageBody, MessageAttributes, ReceiptHandle } = message;
    await sqs.send(new SendMessageCommand({ QueueUrl: to, MessageBody, MessageAttributes }));
    await sqs.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle }));
    return true;
  }

  async function run(task: Task, perSecond: number): Promise<void> {
    const [from, to] = [urlOf(task.SourceArn), urlOf(task.DestinationArn)];
    try {
      while (task.ApproximateNumberOfMessagesMoved < task.ApproximateNumberOfMessagesToMove) {
        if (!(await moveOne(from, to))) break;
        task.ApproximateNumberOfMessagesMoved += 1;
        await sleep(1000 / perSecond);
      }
      task.Status = 'COMPLETED';
    } catch (error) {
      task.Status = 'FAILED';
      task.FailureReason = (error as Error).message;
    }
  }

  async function start({ SourceArn, DestinationArn, MaxNumberOfMessagesPerSecond = 500 }: Asked) {
    const waiting = await countIn(urlOf(String(SourceArn)));
    const task: Task = {
      TaskHandle: randomUUID(),
      SourceArn: String(SourceArn),
      DestinationArn: String(DestinationArn),
      StartedTimestamp: Date.now(),
      ApproximateNumberOfMessagesToMove: waiting,
      Status: 'RUNNING',
      ApproximateNumberOfMessagesMoved: 0,
    };
    tasks.unshift(task);
    void run(task, Number(MaxNumberOfMessagesPerSecond));
    return { TaskHandle: task.TaskHandle };
  }

  return {
    /** The answer to a call about moves; undefined for every other. */
    async answer(operation: string, asked: () => Asked): Promise<object | undefined> {
      if (operation === 'StartMessageMoveTask') return start(asked());
      if (operation !== 'ListMessageMoveTasks') return undefined;
      const { SourceArn, MaxResults = 1 } = asked();
      const Results = tasks.filter((it) => it.SourceArn === SourceArn).slice(0, Number(MaxResults));
      return { Results };
    },
    stop: () => sqs.destroy(),
  };
}
