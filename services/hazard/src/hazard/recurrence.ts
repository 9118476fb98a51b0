import { isBefore } from '../domain/instants.ts';
import type { SafetyPolicy } from '../domain/safety-policy.ts';

/** Whether a hazard recurs: it was rectified within the policy's days before. */
export const isRecurrence = (
  { safety, spans }: SafetyPolicy,
  rectifiedAt: string,
  foundAt: string,
): boolean =>
  !isBefore(foundAt, rectifiedAt) && !isBefore(spans.end(safety.recurrence, rectifiedAt), foundAt);
