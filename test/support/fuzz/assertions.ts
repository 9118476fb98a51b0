import { Agent, request } from 'node:http';
import { Problem, problems, producedBy, type RouteDefinition } from '@maplebridge/contracts';
import { planted } from './hostile.ts';
import type { Raw } from './requests.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** Sends a request unchanged: the path is not normalised. Throttled requests are retried. */
export async function sendRaw(apiUrl: string, raw: Raw, token: string | undefined): Promise<Answer> {
  for (;;) {
    const answer = await once(apiUrl, raw, token);
    if (answer.status !== 429 || !answer.text.includes('"throttled"')) return answer;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function once(apiUrl: string, raw: Raw, token: string | undefined): Promise<Answer> {
  const { method, path, headers, body } = raw;
  const { hostname, port } = new URL(apiUrl);
  return new Promise((resolve, reject) => {
    const own = {
      ...(token && { authorization: `Bearer ${token}` }),
      'content-length': Buffer.byteLength(body ?? ''),
    };
    const asked = request(
      { agent, hostname, port, method, path, headers: { ...headers, ...own } },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const { statusCode: status = 0, headers: answered } = incoming;
          resolve({ status, headers: answered, text: Buffer.concat(chunks).toString('utf8') });
        });
      },
    );
    asked.on('error', (error: NodeJS.ErrnoException) => {
      // The server may close an idle connection just as it is reused.
      if (asked.reusedSocket && error.code === 'ECONNRESET') resolve(once(apiUrl, raw, token));
      else reject(error);
    });
    asked.end(body);
  });
}

const harmless = /^application\/(problem\+)?json; charset=utf-8$/;

/** The marker as inserted, or encoded. Its number alone may occur in request ids by chance. */
const plantedInHead = /alert(\(|%28)7319/i;

/** The defects of an answer to any request; empty for a correct answer. */
export function complaints(route: RouteDefinition, { status, headers, text }: Answer): string[] {
  // An oversized head is refused by the gateway before our code runs, on AWS too.
  if (status === 431) return [];
  const type = String(headers['content-type'] ?? '');
  return [
    ...(status >= 500 ? [`a fault: ${status}`] : []),
    // One part of a batch may have failed alone.
    ...(route.method === 'POST' && text.includes('"code":"internal"') ? ['a fault within'] : []),
    ...(headers['x-content-type-options'] === 'nosniff' ? [] : ['no nosniff']),
    ...(!harmless.test(type) && text.includes(planted) ? [`markup in ${type}`] : []),
    ...(plantedInHead.test(JSON.stringify(headers)) ? ['markup in a header'] : []),
    ...(status >= 400
      ? refusalComplaints(route, status, type, text)
      : successComplaints(route, status, type, text)),
  ];
}

/** What the gateway refuses is a problem on every route. */
function refusalComplaints(route: RouteDefinition, status: number, type: string, text: string): string[] {
  const own = route.refusals;
  if (!own || type.startsWith('application/problem+json')) return problemComplaints(status, type, text);
  if (type.startsWith('text/xml')) return [];
  const { error } = own.body.safeParse(JSON.parse(text));
  return error ? [`a refusal that is not in the route’s own form: ${error.message}`] : [];
}

function problemComplaints(status: number, type: string, text: string): string[] {
  if (!type.startsWith('application/problem+json')) return [`a problem as ${type || 'nothing'}`];
  // The gateway's own refusals also contain AWS's message.
  const { message: _, ...body } = JSON.parse(text);
  const { data, error } = Problem.safeParse(body);
  if (!data) return [`no problem of RFC 9457: ${error.message}`];
  return [
    ...(data.status === status && problems[data.code].status === status ? [] : [`${data.code} as ${status}`]),
    ...(data.type.endsWith(`/${data.code}`) ? [] : ['a type of another code']),
  ];
}

function successComplaints(route: RouteDefinition, status: number, type: string, text: string): string[] {
  if (status === 304 && route.kept) return text ? ['a body where nothing changed'] : [];
  const schema = route.answers[status];
  if (!schema) return [`${status} is no answer of this route`];
  if (!producedBy(route).some((it) => type.startsWith(it))) return [`an answer as ${type || 'nothing'}`];
  if (!type.startsWith('application/json')) return [];
  const { error } = schema.safeParse(JSON.parse(text));
  return error ? [`an answer that is not as the contract says: ${error.message}`] : [];
}
