import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { region } from '../assembly/identities.ts';
import type { App, Resource } from '../assembly/resources.ts';
import type { LogFiles } from '../log-files.ts';
import type { FunctionDefinition } from './environment.ts';
import { type LambdaFunction, pool } from './pool.ts';

export type Functions = ReadonlyMap<string, LambdaFunction>;

export interface FunctionSettings {
  /** The endpoint of the AWS API for functions. */
  readonly endpoint: string;
  /** The credentials that sign their requests. */
  readonly secret: string;
  /** Where each function writes its log. */
  readonly logs: LogFiles;
}

/** Every function of the app by its ARN. */
export function functionsOf(app: App, settings: FunctionSettings): Functions {
  return new Map(
    app.ofType('AWS::Lambda::Function').map((it) => {
      const definition = definitionOf(app, it, settings);
      return [definition.arn, pool(definition)];
    }),
  );
}

function definitionOf(
  app: App,
  it: Resource,
  { endpoint, secret, logs }: FunctionSettings,
): FunctionDefinition {
  const { Handler, Timeout, MemorySize, Environment } = it.properties;
  if (!it.asset) throw new Error(`${it.name} has no code of its own`);
  const [file] = String(Handler).split('.');
  return {
    name: it.name,
    arn: it.identity.attributes.Arn ?? '',
    module: pathToFileURL(join(app.folder, it.asset, `${file}.mjs`)).href,
    timeoutMs: Number(Timeout ?? 3) * 1000,
    memoryMb: Number(MemorySize ?? 128),
    log: logs.open(it.name),
    env: {
      ...(Environment as { Variables?: Record<string, string> } | undefined)?.Variables,
      AWS_REGION: region,
      AWS_ENDPOINT_URL: endpoint,
      // The proxy identifies the function by its access key.
      AWS_ACCESS_KEY_ID: it.name,
      AWS_SECRET_ACCESS_KEY: secret,
      AWS_LAMBDA_FUNCTION_NAME: it.name,
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(MemorySize ?? 128),
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    },
  };
}
