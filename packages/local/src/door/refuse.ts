import type { ServerResponse } from 'node:http';

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
      : ['application/x-amz-json-1.0', JSON.stringify({ __type: code, message })];
  response.writeHead(status, { 'content-type': type, 'x-amzn-errortype': code }).end(body);
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
