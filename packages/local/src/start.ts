import { randomUUID } from 'node:crypto';
import { credentialsFile } from './credentials.ts';
import { personas } from './issuer/personas.ts';
import { endOnFailure, readOptions, startSystem } from './local-system.ts';
import type { Runtime } from './runtime.ts';

const report = {
  kind: 'dispute',
  category: 'neighbours',
  channel: 'app',
  position: { lng: 119.51, lat: 32.18 },
  words: '楼上漏水，与邻居争执。Water comes through my ceiling and we quarrel about it.',
};

/** What a new user needs: URLs, personas and one request to try. */
async function welcome({ apiUrl, issuerUrl, awsUrl, app, token }: Runtime, state: string): Promise<string> {
  const tokens = await Promise.all(
    personas.map(
      async ({ id, who, role, area }) =>
        `\n${who}: ${role} of ${area}\nexport ${variable(id)}=${await token(id)}`,
    ),
  );
  const queues = app.outputs.filter(({ key }) => key.match(/^(Partner|Replies)Queue(?!Arn)/));
  return `${tokens.join('\n')}

Partner queues
${queues.map(({ description, value }) => `  ${description}\n    ${value}`).join('\n')}

  API      ${apiUrl}          to be read and tried at ${apiUrl}/docs, events at ${apiUrl}/docs/events
  Tokens   ${issuerUrl}          OpenID Connect; the personas and their tokens stand above
  AWS      ${awsUrl}          DynamoDB, SQS, SNS and S3 for AWS clients with the key of this start:
           export AWS_SHARED_CREDENTIALS_FILE=${credentialsFile(state)} AWS_ENDPOINT_URL=${awsUrl} AWS_REGION=us-east-1
  Data     ${state}          stays from one start to the next; logs are in logs/

Try it, in another terminal, after the line "export LI=…" above:

  curl -i ${apiUrl}/reports -H "authorization: Bearer $LI" -H "content-type: application/json" \\
    -H "idempotency-key: ${randomUUID()}" -d '${JSON.stringify(report)}'

Or see a whole story: npx -y pnpm@12 demo
Ctrl-C stops it.`;
}

const variable = (persona: string): string => persona.toUpperCase().replaceAll('-', '_');

const options = readOptions(process.argv.slice(2));
const began = performance.now();
console.log('Maplebridge 枫桥: bundling, synthesizing and starting…');
const runtime = await startSystem(options);
endOnFailure(runtime, options);
console.log(await welcome(runtime, options.state));
console.log(`Ready after ${((performance.now() - began) / 1000).toFixed(1)} s.`);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, async () => {
    // A second Ctrl-C exits at once.
    if (stopping) process.exit(1);
    stopping = true;
    console.log('Stopping…');
    await runtime.stop();
    process.exit(0);
  });
}
