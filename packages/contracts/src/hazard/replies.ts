import { replies } from '../reply.ts';
import {
  dismissHazard,
  extendOrder,
  gradeHazard,
  orderRectification,
  reviewHazard,
} from './hazard-routes.ts';

/** What a department answers to hazards by message. */
export const hazardReplies = replies('hazard', 'hazard', {
  graded: gradeHazard,
  'rectification-ordered': orderRectification,
  'order-extended': extendOrder,
  reviewed: reviewHazard,
  dismissed: dismissHazard,
});
