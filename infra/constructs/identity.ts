import { CfnOutput, Stack, Validations } from 'aws-cdk-lib';
import {
  ClientAttributes,
  Mfa,
  StringAttribute,
  UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import type { ServiceStack } from './service-stack.ts';

/** The issuer of tokens and their audience. */
export interface Issuer {
  readonly issuer: string;
  readonly audience: string;
}

/**
 * A pool of users for deployments without an OIDC provider. Accounts are made by the administration alone, and role,
 * area and department can be written by it alone: whoever may name their own area may read another's matters.
 */
export function userPool(stack: ServiceStack): Issuer {
  const pool = new UserPool(stack, 'Users', {
    selfSignUpEnabled: false,
    signInAliases: { username: true },
    mfa: Mfa.REQUIRED,
    mfaSecondFactor: { sms: false, otp: true },
    passwordPolicy: {
      minLength: 12,
      requireDigits: true,
      requireLowercase: true,
      requireUppercase: true,
      requireSymbols: true,
    },
    customAttributes: {
      role: new StringAttribute({ maxLen: 20, mutable: true }),
      area: new StringAttribute({ maxLen: 40, mutable: true }),
      department: new StringAttribute({ maxLen: 40, mutable: true }),
    },
    deletionProtection: stack.deployment.stage.protect,
    removalPolicy: stack.removalPolicy,
  });
  Validations.of(pool).acknowledge(
    {
      id: 'AwsSolutions-COG3',
      reason: 'Threat protection is charged per user; the city decides with its own provider',
    },
    {
      id: 'AwsSolutions-COG8',
      reason: 'The Plus plan is charged per user; the city decides with its own provider',
    },
  );
  const client = appClient(pool);
  const { region, urlSuffix } = Stack.of(stack);
  const issuer = `https://cognito-idp.${region}.${urlSuffix}/${pool.userPoolId}`;
  new CfnOutput(stack, 'UserPoolId', {
    value: pool.userPoolId,
    description: 'Where the administration makes accounts',
  });
  return { issuer, audience: client.userPoolClientId };
}

function appClient(pool: UserPool): UserPoolClient {
  return pool.addClient('App', {
    authFlows: { userSrp: true },
    preventUserExistenceErrors: true,
    readAttributes: new ClientAttributes().withCustomAttributes('role', 'area', 'department'),
    // Without `custom:role` and similar attributes: a signed-in user can change every attribute the client may write.
    writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
  });
}
