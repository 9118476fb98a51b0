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

/** The request, its caller, and the refusal: status, code and, for an invalid field, its pointer. */
export type ProblemReply = [string, Who | undefined, string, string, Request, number, string, string?];

export const unknown = '00000000000000000000000000';
