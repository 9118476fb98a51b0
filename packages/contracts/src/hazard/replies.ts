import { replies } from '../reply.ts';
import { dismissHazard, extendOrder, gradeHazard, orderRectification } from './hazard-routes.ts';

/**
 * What a department answers to hazards by message. A review is none of it: that it is another who looks is told by the account, and
 * a message has none but its partner's (ADR 0046).
 */
export const hazardReplies = replies('hazard', 'hazard', {
  graded: gradeHazard,
  'rectification-ordered': orderRectification,
  'order-extended': extendOrder,
  dismissed: dismissHazard,
});
