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
import pMap from 'p-map';

type Submit = (call: Call<typeof submitReport>) => Promise<Reply<Report> | ProblemReply>;
type Batch = Call<typeof submitReportBatch>;
type Part = Batch['body']['reports'][number];

/** Parts taken in at the same time: one after the other, 25 parts on a slow table would outlast the function. */
const concurrency = 5;

/**
 * Creates the reports of a field app that was offline. Each is handled like a single request with its own
 * idempotency key: a rejected report does not affect the others, and a repeated batch creates only the missing reports.
 */
export const batchRoute = (submit: Submit, secret: Secret): Binding =>
  on(submitReportBatch, async (batch) => {
    const known = await secret();
    const take = (part: Part) => resultOf(part, batch, submit, known);
    return ok({ results: await pMap(batch.body.reports, take, { concurrency }) });
  });

async function resultOf({ key, report }: Part, batch: Batch, submit: Submit, secret: string) {
  const settled = await batch.settle(async () => {
    const read = readPart(submitReport, report);
    return 'refusal' in read ? read.refusal : submit(singleCall(batch, key, read.value, secret));
  });
  const { status } = settled;
  return 'problem' in settled
    ? { key, status, problem: settled.problem }
    : { key, status, report: settled.body };
}

/** The call that would have submitted this report as a single request. */
const singleCall = (
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
