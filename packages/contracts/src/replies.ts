import { hazardReplies } from './hazard/replies.ts';
import { caseReplies } from './mediation/replies.ts';
import type { ReplyContract } from './reply.ts';

/** Every reply that departments may send by message. Each service has a queue for its own of every partner that answers so. */
export const allReplies: readonly ReplyContract[] = [...caseReplies, ...hazardReplies];
