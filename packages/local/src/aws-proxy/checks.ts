import type { LimitRefusal } from '../aws-limits/limit-rows.ts';
import type { Answering, ReceivedCall } from './answering.ts';
import { presignedFault, signerOf, wrongBytes } from './presigned.ts';
import { notDone } from './s3-call.ts';

/** Why a call is refused before it reaches an engine; the checks run in AWS's order. */
export async function checkCall(
  { operator, rules, limits }: Answering,
  { asked, body, call }: ReceivedCall,
): Promise<LimitRefusal | undefined> {
  if (call.operation === notDone)
    return { status: 501, code: notDone, message: 'the local runtime does not do this' };
  const unfit = signerOf(asked.url)
    ? await presignedFault(asked, Date.now(), operator.secretAccessKey)
    : undefined;
  return (
    unfit ??
    lackingPermission(rules, call) ??
    (await limits.refusal({ ...call, ...asked, bytes: body.length })) ??
    (call.operation === 'PutObject' ? wrongBytes(asked.headers, body) : undefined)
  );
}

function lackingPermission(
  { permissions }: Answering['rules'],
  call: ReceivedCall['call'],
): LimitRefusal | undefined {
  const lacking = permissions(call);
  if (!lacking) return undefined;
  const message = `${call.accessKey} is not authorized to perform: ${lacking.action} on resource: ${lacking.resource}`;
  return call.service === 's3'
    ? { status: 403, code: 'AccessDenied', message }
    : { status: 400, code: 'AccessDeniedException', message };
}
