import { Validations } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ServiceStack } from './service-stack.ts';

/**
 * The secret of the deployment: made by AWS when the stack is, written in no template, and kept when the stack goes. Under it
 * stands all that must be found again by an account or a client's key (ADR 0054).
 */
export class DeploymentSecret extends Secret {
  constructor(stack: ServiceStack) {
    super(stack, 'Secret', {
      description:
        'Maplebridge: keys hashes of accounts and requests, and tracking codes. Do not rotate: see the runbook',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: stack.removalPolicy,
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'What was keyed under it could no longer be found; the runbook says what a change costs',
    });
  }
  /** Allows reading its value only. */
  grantUse(to: IGrantable): void {
    Grant.addToPrincipal({
      grantee: to,
      actions: ['secretsmanager:GetSecretValue'],
      resourceArns: [this.secretArn],
    });
  }
}
