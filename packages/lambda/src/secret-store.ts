import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** The secret of the deployment, under which whatever must be found again by personal data is keyed (ADR 0054). */
export type Secret = () => Promise<string>;

/** Read once in the life of an execution environment; a read that fails is tried again by the next request. */
export function deploymentSecret(
  arn: string,
  client: Pick<SecretsManagerClient, 'send'> = new SecretsManagerClient(),
): Secret {
  let known: Promise<string> | undefined;
  async function read(): Promise<string> {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
    if (!SecretString) throw new Error(`${arn} has no text`);
    return SecretString;
  }
  return () => {
    known ??= read().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}
