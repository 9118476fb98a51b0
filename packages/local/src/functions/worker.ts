import { parentPort, workerData } from 'node:worker_threads';
import type { Answer, Invocation } from './messages.ts';

/** Runs in the thread of one execution environment: loads the handler once, then takes one invocation after the other. */
const { handler } = (await import(workerData.module)) as {
  handler: (event: unknown, context: object) => Promise<unknown>;
};
const send = (answer: Answer) => parentPort?.postMessage(answer);

parentPort?.on('message', async ({ event, context, deadline }: Invocation) => {
  try {
    const result = await handler(JSON.parse(event), {
      ...context,
      callbackWaitsForEmptyEventLoop: true,
      getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    });
    send({ payload: JSON.stringify(result ?? null) });
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    send({ error: { errorType: name, errorMessage: message } });
  }
});
send({ ready: true });
