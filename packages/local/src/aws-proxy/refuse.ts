import type { ServerResponse } from 'node:http';
import type { Call } from './call.ts';

const xml = {
  s3: (error: string) => error,
  sns: (error: string) => `<ErrorResponse>${error}</ErrorResponse>`,
};

/** An AWS error. S3 and SNS write XML; the others JSON. */
export function refuse(
  response: ServerResponse,
  status: number,
  code: string,
  message: string,
  service?: string,
  more: object = {},
): void {
  if (response.headersSent || response.destroyed) return;
  const [type, body] =
    service === 's3' || service === 'sns'
      ? [
          'text/xml',
          xml[service](
            `<Error><Type>Sender</Type><Code>${code}</Code><Message>${escaped(message)}</Message></Error>`,
          ),
        ]
      : ['application/x-amz-json-1.0', JSON.stringify({ __type: code, message, ...more })];
  response.writeHead(status, { 'content-type': type, 'x-amzn-errortype': code }).end(body);
}

/** DynamoDB's answer when another writer was first: a failed condition, or a cancelled transaction with reasons. */
export function overtake(
  response: ServerResponse,
  { operation, service }: Pick<Call, 'operation' | 'service'>,
): void {
  const transaction = operation.startsWith('Transact');
  const code = transaction ? 'TransactionCanceledException' : 'ConditionalCheckFailedException';
  const reasons = transaction && { CancellationReasons: [{ Code: 'TransactionConflict' }] };
  refuse(response, 400, code, 'an injected fault', service, { ...reasons });
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
