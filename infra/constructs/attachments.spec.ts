import { App, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import { deploymentOf } from '../config.ts';
import { Attachments } from './attachments.ts';
import { ServiceStack } from './service-stack.ts';

class PhotoStack extends ServiceStack {
  readonly alarmTopic = undefined as unknown as ITopic;
  readonly attachments = new Attachments(this, 'attachment');
}

/** The template of a stack with attachments alone; cdk-nag must report nothing. */
function templateOf(stage: string, grant: (of: Attachments, role: Role) => void = () => {}) {
  const app = new App();
  const stack = new PhotoStack(app, 'photos', deploymentOf({ stage }));
  grant(
    stack.attachments,
    new Role(stack, 'role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }),
  );
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  app.synth();
  return Template.fromStack(stack);
}
const bucketOf = (template: Template) => Object.values(template.findResources('AWS::S3::Bucket'))[0];

describe('the bucket of attachments', () => {
  const bucket = bucketOf(templateOf('prod'));

  test('is private and encrypted under a key of its own', () => {
    expect(bucket?.Properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    const [rule] = bucket?.Properties.BucketEncryption.ServerSideEncryptionConfiguration ?? [];
    expect(rule.ServerSideEncryptionByDefault.SSEAlgorithm).toBe('aws:kms');
    expect(JSON.stringify(rule.ServerSideEncryptionByDefault.KMSMasterKeyID)).toContain('AttachmentsKey');
  });

  test('deletes erased objects, expired objects and incomplete uploads', () => {
    expect(bucket?.Properties.VersioningConfiguration).toBeUndefined();
    expect(bucket?.Properties.LifecycleConfiguration.Rules).toEqual([
      expect.objectContaining({
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
        Status: 'Enabled',
      }),
      { Id: 'retention', ExpirationInDays: 732, Status: 'Enabled' },
    ]);
  });

  test('refuses every request without TLS', () =>
    templateOf('prod').hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: [
          { Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } }, Effect: 'Deny' },
          { Effect: 'Deny' },
        ],
      },
    }));

  test('is retained in production when its stack is deleted, and deleted elsewhere', () => {
    expect(bucket?.DeletionPolicy).toBe('Retain');
    expect(bucketOf(templateOf('dev'))?.DeletionPolicy).toBe('Delete');
  });

  test('allows the origins of its stage, and none where the stage has none', () => {
    expect(bucketOf(templateOf('local'))?.Properties.CorsConfiguration.CorsRules).toEqual([
      expect.objectContaining({
        AllowedMethods: ['PUT', 'GET'],
        AllowedOrigins: ['http://127.0.0.1:4710', 'http://localhost:4710'],
      }),
    ]);
    expect(bucket?.Properties.CorsConfiguration).toBeUndefined();
  });

  test('needs no custom resource at deployment and names no partition', () => {
    const template = templateOf('prod');
    expect(Object.keys(template.findResources('AWS::Lambda::Function'))).toEqual([]);
    expect(JSON.stringify(template.toJSON())).not.toContain('"arn:aws:');
  });

  test('grants by action and resource: uploading does not allow reading, reading does not allow deleting', () => {
    const actions = (grant: (of: Attachments, role: Role) => void) =>
      Object.values(templateOf('prod', grant).findResources('AWS::IAM::Policy'))
        .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
        .flatMap(({ Action }) => Action);
    expect(actions((it, role) => it.grantUpload(role))).toEqual([
      ...['s3:PutObject', 'kms:GenerateDataKey', 'kms:Decrypt'],
    ]);
    expect(actions((it, role) => it.grantLook(role))).toEqual([
      's3:GetObject',
      's3:ListBucket',
      'kms:Decrypt',
    ]);
    expect(actions((it, role) => it.grantErase(role))).toEqual(['s3:DeleteObject']);
  });
});
