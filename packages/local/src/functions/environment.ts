import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { Answer, FunctionError, Invocation, Outcome } from './messages.ts';
import { requestTooLarge, responseTooLarge } from './payload-limits.ts';

/** What an execution environment is made from. */
export interface FunctionDefinition {
  readonly name: string;
  /** `file:` URL of the module with the handler. */
  readonly module: string;
  readonly arn: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly env: Readonly<Record<string, string>>;
  /** Takes what the function writes to its log. */
  readonly log: (text: string) => void;
}

/** One execution environment: a thread that handles one invocation at a time until it dies or is no longer needed. */
export interface Environment {
  readonly alive: boolean;
  invoke(event: unknown): Promise<Outcome>;
  end(): Promise<void>;
}

/** What becomes of invocations when the runtime stops. */
export const ended = (name: string): FunctionError => ({
  errorType: 'Runtime.ExitError',
  errorMessage: `${name} was ended`,
});

/** Lambda gives an environment ten seconds to load its code. */
const initTimeoutMs = 10_000;

export function environment(definition: FunctionDefinition): Environment {
  const { name, module, memoryMb, timeoutMs, env, log } = definition;
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { module },
    env: { ...env },
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  for (const output of [worker.stdout, worker.stderr]) output.on('data', (text) => log(String(text)));

  /** Why nothing can run here any more. */
  let over: FunctionError | undefined;
  let loaded = false;
  let settle: ((outcome: Outcome) => void) | undefined;
  const ready = Promise.withResolvers<void>();

  function told(error: FunctionError): void {
    log(`${JSON.stringify({ level: 'ERROR', message: 'Invoke Error', function_name: name, ...error })}\n`);
  }
  function finish(outcome: Outcome): void {
    settle?.(outcome);
    settle = undefined;
  }
  /** The thread is gone, or must go: what runs in it has failed. */
  function die(error: FunctionError): void {
    over = error;
    told(error);
    finish({ ok: false, error });
    ready.resolve();
    void worker.terminate();
  }

  worker.on('message', (answer: Answer) => {
    if ('ready' in answer) {
      loaded = true;
      ready.resolve();
      return;
    }
    const error = 'payload' in answer ? responseTooLarge(answer.payload) : answer.error;
    if (error) told(error);
    finish(
      error || !('payload' in answer)
        ? { ok: false, error: error ?? ended(name) }
        : { ok: true, payload: JSON.parse(answer.payload) },
    );
  });
  worker.on('error', (error: Error & { code?: string }) => {
    const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    const crash = loaded ? 'Runtime.UnhandledException' : 'Runtime.ImportModuleError';
    die({ errorType: outOfMemory ? 'Runtime.OutOfMemory' : crash, errorMessage: error.message });
  });
  worker.on('exit', (code) => {
    if (!over) die({ errorType: 'Runtime.ExitError', errorMessage: `Runtime exited with code ${code}` });
  });

  async function invoke(event: unknown): Promise<Outcome> {
    const initialised = await within(initTimeoutMs, ready.promise);
    if (!initialised) die({ errorType: 'Sandbox.Timedout', errorMessage: 'The code did not load in time' });
    if (over) return { ok: false, error: over };
    const json = JSON.stringify(event);
    const tooLarge = requestTooLarge(json);
    if (tooLarge) {
      told(tooLarge);
      return { ok: false, error: tooLarge };
    }
    const requestId = randomUUID();
    const ended = new Promise<Outcome>((resolve) => {
      settle = resolve;
    });
    worker.postMessage({
      event: json,
      context: contextOf(definition, requestId),
      deadline: Date.now() + timeoutMs,
    } satisfies Invocation);
    const timer = setTimeout(() => {
      die({
        errorType: 'Sandbox.Timedout',
        errorMessage: `${requestId} Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`,
      });
    }, timeoutMs);
    const outcome = await ended;
    clearTimeout(timer);
    return outcome;
  }

  return {
    get alive() {
      return over === undefined;
    },
    invoke,
    async end() {
      over ??= ended(name);
      finish({ ok: false, error: over });
      ready.resolve();
      await worker.terminate();
    },
  };
}

const contextOf = ({ name, arn, memoryMb }: FunctionDefinition, awsRequestId: string) => ({
  functionName: name,
  functionVersion: '$LATEST',
  invokedFunctionArn: arn,
  memoryLimitInMB: String(memoryMb),
  awsRequestId,
  logGroupName: `/aws/lambda/${name}`,
  logStreamName: 'local',
});

/** Whether a promise ended in time. */
async function within(ms: number, promise: Promise<void>): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(resolve, ms, false);
  const inTime = await Promise.race([promise.then(() => true), late]);
  clearTimeout(timer);
  return inTime;
}
