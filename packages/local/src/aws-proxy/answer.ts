import type { IncomingMessage, ServerResponse } from 'node:http';
import { bytesOf } from '../engines/forward.ts';
import type { Answering, ReceivedCall } from './answering.ts';
import { readCall } from './call.ts';
import { unknownCaller, webPage } from './callers.ts';
import { checkCall } from './checks.ts';
import { headersAsAsked, queueUrlsHere } from './forward.ts';
import { MoveRefusal } from './move-rules.ts';
import type { ProxyRequest } from './proxy-request.ts';
import { oldestSentAt, queueAskedFor } from './queue-ages.ts';
import { overtake, refuse } from './refuse.ts';

export async function answerRequest(
  answering: Answering,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = '', url = '', headers } = incoming;
  const asked: ProxyRequest = { method, url, headers };
  const cors = answering.rules.cors(asked);
  for (const [name, value] of Object.entries(cors ?? {})) response.setHeader(name, value);
  if (method === 'OPTIONS') return void response.writeHead(cors ? 200 : 403).end();

  const page = webPage(asked, cors !== undefined);
  if (page) return refuse(response, page.status, page.code, page.message);

  const body = await bytesOf(incoming);
  const call = readCall(asked, () => body.toString('utf8'));
  if (!call) return refuse(response, 403, 'MissingAuthenticationToken', 'the request is not signed');
  return answerCall(answering, { asked, body, call }, response);
}

async function answerCall(
  answering: Answering,
  received: ReceivedCall,
  response: ServerResponse,
): Promise<void> {
  const { operator, rules } = answering;
  const { service, accessKey } = received.call;
  const isOperator = accessKey === operator.accessKeyId;
  const unknown = unknownCaller(received.call, (key) => isOperator || rules.functions.has(key));
  if (unknown) return refuse(response, unknown.status, unknown.code, unknown.message, service);
  const aged = isOperator && queueAskedFor(received.asked.url);
  if (aged) return json(response, { oldestSentAt: await oldestSentAt(answering.engines.messaging, aged) });

  const refusal = await checkCall(answering, received);
  if (refusal) return refuse(response, refusal.status, refusal.code, refusal.message, service, refusal.more);

  const fault = answering.faults.meeting(received.call);
  if (fault === 'refused') return refuse(response, 500, 'InternalServerError', 'an injected fault', service);
  if (fault === 'overtaken') return overtake(response, received.call);

  if (await answerHere(answering, received, response)) return;
  await forward(answering, received, response, fault === 'lost');
}

/** Answers what the engines lack: secrets and message moves. Returns whether it did. */
async function answerHere(
  { rules, moves }: Answering,
  { body, call }: ReceivedCall,
  response: ServerResponse,
): Promise<boolean> {
  const { service, operation } = call;
  if (service === 'secretsmanager') {
    const known = operation === 'GetSecretValue' && rules.secrets(call.needs[0]?.resource ?? '');
    if (known) json(response, known);
    else refuse(response, 400, 'ResourceNotFoundException', 'there is no such secret', service);
    return true;
  }
  if (service !== 'sqs') return false;
  const moved = await moves.answer(operation, () => JSON.parse(body.toString('utf8')));
  if (!moved) return false;
  if (moved instanceof MoveRefusal) refuse(response, 400, moved.code, moved.message, service);
  else json(response, moved);
  return true;
}

async function forward(
  { engines, meter, port }: Answering,
  { asked, body, call }: ReceivedCall,
  response: ServerResponse,
  loseResponse: boolean,
): Promise<void> {
  const dynamodb = call.service === 'dynamodb';
  const engine = dynamodb ? engines.dynamodb : engines.messaging;
  const answered = await engine.send(asked, dynamodb ? meter.asking(body.toString('utf8')) : body);
  meter.answered(call, () => answered.body.toString('utf8'));
  if (loseResponse) return void response.destroy();
  const shown = headersAsAsked(asked, call, queueUrlsHere(call, answered, port));
  response.writeHead(shown.status, shown.headers).end(shown.body);
}

const json = (response: ServerResponse, answer: object): void =>
  void response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(answer));
