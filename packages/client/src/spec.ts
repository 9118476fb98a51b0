export type Answered = Response | Error | ((request: Request) => Response);

/** Stands in for the network of a spec: gives these answers one after the other, the last for ever, and keeps what was asked. */
export function answering(...answers: readonly Answered[]) {
  const asked: Request[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const answer = answers[Math.min(asked.length, answers.length - 1)];
    asked.push(request);
    if (answer instanceof Response) return answer.clone();
    if (typeof answer === 'function') return answer(request);
    throw answer;
  };
  return { asked, fetch };
}

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

export const refusal = (status: number, code: string, headers: Record<string, string> = {}): Response =>
  json({ type: 'about:blank', title: 'No', status, code, instance: 'of-body' }, status, {
    'content-type': 'application/problem+json; charset=utf-8',
    ...headers,
  });

/** As a fetch fails that finds no network. */
export const offline = new TypeError('fetch failed');

export const baseUrl = 'https://api.example.org';
export const someId = '7w3k0d4m2x9q5r8t1v6y0z3b2c';
