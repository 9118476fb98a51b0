import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { App } from '../assembly/resources.ts';

/** The answer to `GetSecretValue`; undefined when the secret does not exist. */
export type Secrets = (arn: string) => object | undefined;

/** The secrets of the app, created at the first start and read again after a restart. */
export function secretsOf(app: App, file: string): Secrets {
  const kept: Record<string, string> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const arns = app.ofType('AWS::SecretsManager::Secret').map(({ identity }) => identity.ref);
  const missing = arns.filter((arn) => kept[arn] === undefined);
  for (const arn of missing) kept[arn] = randomBytes(48).toString('base64url');
  if (missing.length) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(kept), { mode: 0o600 });
  }
  return (arn) => {
    const text = arns.includes(arn) ? kept[arn] : undefined;
    return text === undefined ? undefined : { ARN: arn, SecretString: text, VersionStages: ['AWSCURRENT'] };
  };
}
