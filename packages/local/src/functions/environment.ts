import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { Answer, FunctionError, Invocation, Outcome } from './messages.ts';
import { requestTooLarge, responseTooLarge } from './payload-limits.ts';

/** The definition of a function, from which environments are created. */
export interface FunctionDefinition {
  readonly name: string;
  /** `file:` URL of the module with the handler. */
  readonly module: string;
  readonly arn: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly env: Readonly<Record<string, string>>;
  /** Receives the output of the function. */
  readonly log: (text: string) => void;
}

/** One execution environment: a thread that handles one invocation at a time until it dies or is no longer needed. */
export interface Environment {
  readonly alive: boolean;
  invoke(event: unknown): Promise<Outcome>;
  end(): Promise<void>;
}

/** The error of invocations that are running when the runtime stops. */
export const ended = (name: string): FunctionError => ({
  errorType: 'Runtime.ExitError',
  errorMessage: `${name} was ended`,
});

/** Lambda gives an environment ten seconds to load its code. */
const initTimeoutMs = 10_000;

export const environment = (definition: FunctionDefinition): Environment => new WorkerEnvironment(definition);

class WorkerEnvironment implements Environment {
  readonly #definition: FunctionDefinition;
  readonly #worker: Worker;
  /** Why this environment can run nothing any more. */
  #over: FunctionError | undefined;
  #loaded = false;
  #settle: ((outcome: Outcome) => void) | undefined;
  readonly #ready = Promise.withResolvers<void>();

  constructor(definition: FunctionDefinition) {
    this.#definition = definition;
    this.#worker = workerOf(definition);
    this.#worker.on('message', (answer: Answer) => this.#onAnswer(answer));
    this.#worker.on('error', (error: Error & { code?: string }) => this.#onCrash(error));
    this.#worker.on('exit', (code) => {
      if (!this.#over)
        this.#die({ errorType: 'Runtime.ExitError', errorMessage: `Runtime exited with code ${code}` });
    });
  }

  get alive(): boolean {
    return this.#over === undefined;
  }

  async invoke(event: unknown): Promise<Outcome> {
    const initialised = await within(initTimeoutMs, this.#ready.promise);
    if (!initialised)
      this.#die({ errorType: 'Sandbox.Timedout', errorMessage: 'The code did not load in time' });
    if (this.#over) return { ok: false, error: this.#over };
    const json = JSON.stringify(event);
    const tooLarge = requestTooLarge(json);
    if (!tooLarge) return this.#run(json);
    this.#logError(tooLarge);
    return { ok: false, error: tooLarge };
  }

  async end(): Promise<void> {
    this.#over ??= ended(this.#definition.name);
    this.#finish({ ok: false, error: this.#over });
    this.#ready.resolve();
    await this.#worker.terminate();
  }

  async #run(event: string): Promise<Outcome> {
    const { timeoutMs } = this.#definition;
    const requestId = randomUUID();
    const outcome = new Promise<Outcome>((resolve) => {
      this.#settle = resolve;
    });
    this.#worker.postMessage({
      event,
      context: contextOf(this.#definition, requestId),
      deadline: Date.now() + timeoutMs,
    } satisfies Invocation);
    const timer = setTimeout(() => {
      this.#die({
        errorType: 'Sandbox.Timedout',
        errorMessage: `${requestId} Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`,
      });
    }, timeoutMs);
    try {
      return await outcome;
    } finally {
      clearTimeout(timer);
    }
  }

  #onAnswer(answer: Answer): void {
    if ('ready' in answer) {
      this.#loaded = true;
      this.#ready.resolve();
      return;
    }
    const error = 'payload' in answer ? responseTooLarge(answer.payload) : answer.error;
    if (error) this.#logError(error);
    this.#finish(
      error || !('payload' in answer)
        ? { ok: false, error: error ?? ended(this.#definition.name) }
        : { ok: true, payload: JSON.parse(answer.payload) },
    );
  }

  #onCrash(error: Error & { code?: string }): void {
    const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    const crash = this.#loaded ? 'Runtime.UnhandledException' : 'Runtime.ImportModuleError';
    this.#die({ errorType: outOfMemory ? 'Runtime.OutOfMemory' : crash, errorMessage: error.message });
  }

  /** Ends the thread and fails the running invocation. */
  #die(error: FunctionError): void {
    this.#over = error;
    this.#logError(error);
    this.#finish({ ok: false, error });
    this.#ready.resolve();
    void this.#worker.terminate();
  }

  #finish(outcome: Outcome): void {
    this.#settle?.(outcome);
    this.#settle = undefined;
  }

  #logError(error: FunctionError): void {
    const { name, log } = this.#definition;
    log(`${JSON.stringify({ level: 'ERROR', message: 'Invoke Error', function_name: name, ...error })}\n`);
  }
}

function workerOf({ module, memoryMb, env, log }: FunctionDefinition): Worker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { module },
    env: { ...env },
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  for (const output of [worker.stdout, worker.stderr]) output.on('data', (text) => log(String(text)));
  return worker;
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

/** Whether a promise resolved in time. */
async function within(ms: number, promise: Promise<void>): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(resolve, ms, false);
  const inTime = await Promise.race([promise.then(() => true), late]);
  clearTimeout(timer);
  return inTime;
}
