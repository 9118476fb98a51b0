import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { expect, test } from 'vitest';
import { deploymentSecret } from './secret-store.ts';

/** Secrets Manager as a list of answers, one a call. */
function answering(...answers: (string | Error)[]) {
  const asked: unknown[] = [];
  const send = async (command: { readonly input: unknown }) => {
    asked.push(command.input);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return { SecretString: answer };
  };
  return { asked, client: { send } as unknown as Pick<SecretsManagerClient, 'send'> };
}

test('the secret is read once, however many ask at once', async () => {
  const { asked, client } = answering('s');
  const secret = deploymentSecret('arn:secret', client);
  expect(await Promise.all([secret(), secret()])).toEqual(['s', 's']);
  expect(await secret()).toBe('s');
  expect(asked).toEqual([{ SecretId: 'arn:secret' }]);
});

test('a read that failed is tried again by the next request', async () => {
  const { client } = answering(new Error('throttled'), 's');
  const secret = deploymentSecret('arn:secret', client);
  await expect(secret()).rejects.toThrow('throttled');
  expect(await secret()).toBe('s');
});

test('a secret without text is an error, not an empty key', async () => {
  const { client } = answering('');
  await expect(deploymentSecret('arn:secret', client)()).rejects.toThrow('has no text');
});
