import { Cron } from 'croner';
import type { App } from './assembly/resources.ts';
import type { Functions } from './functions/functions.ts';
import type { Poller } from './sources/poller.ts';

const units: Readonly<Record<string, (every: number) => string>> = {
  minute: (every) => `*/${every} * * * *`,
  hour: (every) => `0 */${every} * * *`,
  day: (every) => `0 0 */${every} * *`,
};

/** The cron pattern of `rate(5 minutes)`. Throws on any other expression, since EventBridge numbers weekdays differently. */
export function patternOf(expression: string): string {
  const [, every, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const pattern = unit && units[unit]?.(Number(every));
  if (!pattern) throw new Error(`The local runtime does not know the schedule ${expression}`);
  return pattern;
}

/** Starts the scheduler of every scheduled function. */
export function startSchedules(app: App, functions: Functions): Poller[] {
  return app.ofType('AWS::Events::Rule').map(({ identity, properties }) => {
    const targets = (properties.Targets as { Arn: string }[]).map(({ Arn }) => functions.get(Arn));
    const running = new Set<Promise<unknown>>();
    const runDueCommands = () => {
      const event = {
        'detail-type': 'Scheduled Event',
        source: 'aws.events',
        time: new Date().toISOString(),
        resources: [identity.attributes.Arn],
        detail: {},
      };
      for (const target of targets) {
        const ended = Promise.resolve(target?.invoke(event)).finally(() => running.delete(ended));
        running.add(ended);
      }
    };
    const job = new Cron(patternOf(String(properties.ScheduleExpression)), { unref: true }, runDueCommands);
    return {
      async stop() {
        job.stop();
        await Promise.all(running);
      },
    };
  });
}
