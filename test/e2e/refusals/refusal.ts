import type { send } from '../../support/system.ts';

export type Request = Parameters<typeof send>[3];
export type Who =
  | 'li'
  | 'officer'
  | 'baotalu'
  | 'department'
  | 'supervisor'
  | 'stationSupervisor'
  | 'mediator';

/** What is sent, as whom, and the refusal: status, code and, where a field is at fault, its pointer. */
export type ProblemReply = [string, Who | undefined, string, string, Request, number, string, string?];

export const unknown = '00000000000000000000000000';
