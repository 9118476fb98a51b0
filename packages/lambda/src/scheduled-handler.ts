import type { ScheduledEvent } from 'aws-lambda';
import { type Observer, observed } from './observability.ts';

/** The handler of a schedule; `run` gets the moment of the scheduled run, RFC 3339 in UTC. */
export function scheduledHandler(run: (now: string, observer: Observer) => Promise<void>) {
  return observed<ScheduledEvent, void>((_tick, observer) => run(new Date().toISOString(), observer));
}
