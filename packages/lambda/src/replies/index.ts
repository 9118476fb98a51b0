export { answeringBy } from './answering.ts';
export { deadLetters } from './rejected-store.ts';
export { type Answering, type Replies, replyHandler } from './reply-handler.ts';
