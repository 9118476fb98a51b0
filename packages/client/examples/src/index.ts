export { type Consumer, consume } from './consume.ts';
export { type Court, court } from './court.ts';
export { type Seen, seenIn } from './seen.ts';
