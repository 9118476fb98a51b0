/** An error as SQS gives it. */
export class MoveRefusal {
  readonly code: string;
  readonly message: string;
  constructor(code: string, message: string) {
    this.code = code;
    this.message = message;
  }
}

const invalid = 'InvalidParameterValue';
const absent = 'ResourceNotFoundException';

/** The errors of SQS with its messages. */
export const refusals = {
  sourceMissing: new MoveRefusal('MissingParameter', 'The request must contain the parameter SourceArn.'),
  noSource: new MoveRefusal(
    absent,
    "The resource that you specified for the SourceArn parameter doesn't exist.",
  ),
  noDestination: new MoveRefusal(
    absent,
    "The resource that you specified for the DestinationArn parameter doesn't exist.",
  ),
  noTask: new MoveRefusal(absent, 'Task does not exist.'),
  notDeadLetters: new MoveRefusal(invalid, 'Source queue must be configured as a Dead Letter Queue.'),
  same: new MoveRefusal(invalid, 'Source queue arn and destination queue arn cannot be the same.'),
  rate: new MoveRefusal(
    invalid,
    'Value for parameter MaxNumberOfMessagesPerSecond is invalid. Reason: Must be between 1 and 500.',
  ),
  results: new MoveRefusal(
    invalid,
    'Value for parameter MaxResults is invalid. Reason: Must be between 1 and 10.',
  ),
  running: new MoveRefusal(
    'UnsupportedOperation',
    'There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
  ),
  notRunning: new MoveRefusal(
    'UnsupportedOperation',
    'Only active tasks can be cancelled: this one has ended or is being cancelled.',
  ),
} as const;

interface Move {
  readonly SourceArn: string;
  readonly Status: string;
}

/**
 * Why SQS would not start a move. Its source must be a queue that another queue names as its dead-letter queue; without a destination each
 * message goes back to the queue that SQS took it from, whatever number of queues share the source.
 */
export function moveRefusal(
  asked: Readonly<Record<string, unknown>>,
  queues: ReadonlyMap<string, string | undefined>,
  moves: readonly Move[],
): MoveRefusal | undefined {
  const { SourceArn, DestinationArn, MaxNumberOfMessagesPerSecond: rate } = asked;
  if (typeof SourceArn !== 'string' || SourceArn === '') return refusals.sourceMissing;
  if (rate !== undefined && !(Number.isInteger(rate) && Number(rate) >= 1 && Number(rate) <= 500))
    return refusals.rate;
  if (!queues.has(SourceArn)) return refusals.noSource;
  if (![...queues.values()].includes(SourceArn)) return refusals.notDeadLetters;
  if (DestinationArn === SourceArn) return refusals.same;
  if (DestinationArn !== undefined && !queues.has(String(DestinationArn))) return refusals.noDestination;
  const active = moves.some(
    (it) => it.SourceArn === SourceArn && (it.Status === 'RUNNING' || it.Status === 'CANCELLING'),
  );
  return active ? refusals.running : undefined;
}
