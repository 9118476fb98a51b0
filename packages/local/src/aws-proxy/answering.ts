import type { LimitChecks } from '../aws-limits/index.ts';
import type { Credentials } from '../credentials.ts';
import type { Engines } from '../engines/index.ts';
import type { BucketCors } from './bucket-cors.ts';
import type { Call } from './call.ts';
import type { Faults } from './faults.ts';
import type { messageMoves } from './message-moves.ts';
import type { Meter } from './meter.ts';
import type { Permissions } from './permissions.ts';
import type { ProxyRequest } from './proxy-request.ts';
import type { Secrets } from './secrets.ts';

/** The rules for calls that come from the templates. */
export interface Rules {
  readonly permissions: Permissions;
  readonly cors: BucketCors;
  readonly secrets: Secrets;
  /** The access keys of functions, which are their names. */
  readonly functions: ReadonlySet<string>;
}

/** Everything an answer is made from. */
export interface Answering {
  readonly engines: Engines;
  readonly operator: Credentials;
  readonly moves: ReturnType<typeof messageMoves>;
  readonly faults: Faults;
  readonly meter: Meter;
  readonly limits: LimitChecks;
  readonly rules: Rules;
  /** The proxy's own port, for queue URLs. */
  readonly port: number;
}

/** A signed call with its request and body. */
export interface ReceivedCall {
  readonly asked: ProxyRequest;
  readonly body: Buffer;
  readonly call: Call;
}
