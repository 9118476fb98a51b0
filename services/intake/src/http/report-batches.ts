import { routeKey } from '@maplebridge/contracts';
import { type Report, submitReport, submitReportBatch } from '@maplebridge/contracts/intake';
import {
  type Binding,
  type Call,
  ok,
  on,
  type ProblemReply,
  type Reply,
  readPart,
  requestMark,
  type Secret,
} from '@maplebridge/lambda';

type Submit = (call: Call<typeof submitReport>) => Promise<Reply<Report> | ProblemReply>;
type Batch = Call<typeof submitReportBatch>;

/**
 * Takes in reports of a field app that was offline, one after the other: each is what it would have been alone, under its own
 * key. So one that is refused hurts no other, and a batch that is sent again takes in what is missing and nothing twice.
 */
export const batching = (submit: Submit, secret: Secret): Binding =>
  on(submitReportBatch, async (batch) => {
    const results = [];
    for (const part of batch.body.reports) results.push(await resultOf(part, batch, submit, await secret()));
    return ok({ results });
  });

async function resultOf(
  { key, report }: Batch['body']['reports'][number],
  batch: Batch,
  submit: Submit,
  secret: string,
) {
  const settled = await batch.settle(async () => {
    const read = readPart(submitReport, report);
    return 'refusal' in read ? read.refusal : submit(alone(batch, key, read.value, secret));
  });
  const { status } = settled;
  return 'problem' in settled
    ? { key, status, problem: settled.problem }
    : { key, status, report: settled.body };
}

/** The call that would have brought the report by itself. */
const alone = (
  { caller, context, ...batch }: Batch,
  key: string,
  body: Call<typeof submitReport>['body'],
  secret: string,
): Call<typeof submitReport> => ({
  ...batch,
  caller,
  key,
  body,
  context: {
    ...context,
    request: requestMark(secret, caller, key, routeKey(submitReport), body),
    expectedVersion: undefined,
  },
});
