import { type Environment, ended, environment, type FunctionDefinition } from './environment.ts';
import type { Outcome } from './messages.ts';

/** A function as its callers see it. */
export interface LambdaFunction {
  readonly name: string;
  invoke(event: unknown): Promise<Outcome>;
  /** Kills every environment, also a running one; the next invocation starts another. */
  crash(): Promise<void>;
  /** Ends every environment and takes no more invocations; those running and waiting fail. */
  end(): Promise<void>;
}

/** Environments a function may have at once. Lambda allows a thousand; a laptop has a few cores. */
const maxEnvironments = 4;

/** An environment that is idle for this long is ended. */
const idleMs = 5 * 60_000;

interface Idle {
  readonly it: Environment;
  readonly timer: NodeJS.Timeout;
}

/** Scales a function by demand: an idle environment is reused, otherwise a new one starts cold, up to the limit. */
export function pool(definition: FunctionDefinition): LambdaFunction {
  const idle: Idle[] = [];
  const waiting: ((it: Environment) => void)[] = [];
  const living = new Set<Environment>();
  let closed = false;

  function start(): Environment {
    const it = environment(definition);
    living.add(it);
    return it;
  }

  function take(): Environment | Promise<Environment> {
    const rested = idle.pop();
    if (rested) {
      clearTimeout(rested.timer);
      if (rested.it.alive) return rested.it;
      living.delete(rested.it);
      return take();
    }
    if (living.size < maxEnvironments) return start();
    return new Promise((resolve) => waiting.push(resolve));
  }

  function rest(it: Environment): void {
    const timer = setTimeout(() => {
      const at = idle.findIndex((other) => other.it === it);
      if (at >= 0) idle.splice(at, 1);
      living.delete(it);
      void it.end();
    }, idleMs);
    timer.unref();
    idle.push({ it, timer });
  }

  function give(it: Environment): void {
    if (!it.alive) living.delete(it);
    const next = waiting.shift();
    if (next) next(it.alive || closed ? it : start());
    else if (it.alive) rest(it);
  }

  async function crash(): Promise<void> {
    for (const { timer } of idle.splice(0)) clearTimeout(timer);
    const all = [...living];
    living.clear();
    await Promise.all(all.map((it) => it.end()));
  }

  return {
    name: definition.name,
    async invoke(event) {
      if (closed) return { ok: false, error: ended(definition.name) };
      const it = await take();
      try {
        return await it.invoke(event);
      } finally {
        give(it);
      }
    },
    crash,
    async end() {
      closed = true;
      await crash();
    },
  };
}
