import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** The operator's key, which may do everything. Each start creates a new one. */
export const newCredentials = (): Credentials => ({
  accessKeyId: `operator-${randomBytes(8).toString('hex')}`,
  secretAccessKey: randomBytes(30).toString('base64url'),
});

/** The part of a signature that names the key; the local runtime does not verify the rest. */
export const authorizationBy = ({ accessKeyId }: Credentials): string =>
  `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/sqs/aws4_request`;

/** A file as AWS's own tools read it, when `AWS_SHARED_CREDENTIALS_FILE` names it. */
export const credentialsFile = (state: string): string => join(state, 'aws-credentials');

export function writeCredentials(state: string, { accessKeyId, secretAccessKey }: Credentials): void {
  const text = `[default]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
  // Recreated, since an existing file keeps its mode.
  removeCredentials(state);
  writeFileSync(credentialsFile(state), text, { mode: 0o600 });
}

/** The key of the system that runs on a folder. Throws when there is none. */
export function readCredentials(state: string): Credentials {
  const text = readFileSync(credentialsFile(state), 'utf8');
  const [, accessKeyId] = /^aws_access_key_id = (\S+)$/m.exec(text) ?? [];
  const [, secretAccessKey] = /^aws_secret_access_key = (\S+)$/m.exec(text) ?? [];
  if (accessKeyId && secretAccessKey) return { accessKeyId, secretAccessKey };
  throw new Error(`${credentialsFile(state)} contains no credentials`);
}

export const removeCredentials = (state: string): void => rmSync(credentialsFile(state), { force: true });
