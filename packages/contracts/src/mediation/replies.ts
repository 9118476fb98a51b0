import { replies } from '../reply.ts';
import { answerTask } from './case-people-routes.ts';

/** What a department answers to cases by message. */
export const caseReplies = replies('mediation', 'case', { 'task-answered': answerTask });
