import type { Send } from './sending.ts';

/**
 * An access token, or how to get one: a function is asked before each call, and once more with the token that was refused,
 * if one was (401).
 */
export type Token = string | ((refused?: string) => string | Promise<string>);

/** Sends requests with a token; a refused one is replaced once. */
export const signedIn =
  (token: Token, send: Send): Send =>
  async (request) => {
    const first = typeof token === 'string' ? token : await token();
    const answer = await send(bearing(request, first));
    if (answer.status !== 401 || typeof token === 'string') return answer;
    const second = await token(first);
    return second === first ? answer : send(bearing(request, second));
  };

function bearing(request: Request, token: string): Request {
  const copy = request.clone();
  copy.headers.set('authorization', `Bearer ${token}`);
  return copy;
}
