import type { RetentionClass } from '@maplebridge/contracts';
import { Duration, Validations } from 'aws-cdk-lib';
import { Grant, type IGrantable, type Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  type CorsRule,
  HttpMethods,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { ServiceStack } from './service-stack.ts';

const allow = (grantee: IGrantable, actions: string[], ...resourceArns: string[]) =>
  void Grant.addToPrincipal({ grantee, actions, resourceArns });

/** A number of days that is at least as long as the given months. */
const daysOf = (months: number): Duration => Duration.days(Math.ceil(months * 30.5));

/**
 * Photos of a service's matters, as `<stream>/<id>`, under a key of their own: they may show people. Versions are not kept, so
 * that what is erased is gone, and each goes when the time of its class has passed: a hold does not stop that (docs/privacy.md).
 * Clients come with presigned URLs, which are good for what their signer may do.
 */
export class Attachments extends Bucket {
  readonly #key: Key;
  constructor(stack: ServiceStack, as: RetentionClass) {
    const key = new Key(stack, 'AttachmentsKey', {
      description: `Maplebridge ${stack.service}: photos`,
      enableKeyRotation: true,
      removalPolicy: stack.removalPolicy,
    });
    const { stage, city } = stack.deployment;
    const { corsOrigins } = stage;
    const { months } = city.retention.classes[as];
    super(stack, 'Attachments', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      // One KMS call for many photos instead of one each.
      bucketKeyEnabled: true,
      versioned: false,
      removalPolicy: stack.removalPolicy,
      lifecycleRules: [
        { id: 'unfinished', abortIncompleteMultipartUploadAfter: Duration.days(1) },
        ...(months === null ? [] : [{ id: 'retention', expiration: daysOf(months) }]),
      ],
      ...(corsOrigins.length && { cors: [pagesOf(corsOrigins)] }),
    });
    this.#key = key;
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Every URL is signed in answer to a request, which is logged; server access logs would need a bucket that no key of ours may encrypt',
    });
  }
  /** The regional domain name, which is valid in every partition. */
  get host(): string {
    return this.bucketRegionalDomainName;
  }
  /** Allows signing uploads. The uploader needs no permission of their own. */
  grantUpload(to: IGrantable): void {
    this.#allowOnObjects(to, 's3:PutObject');
    allow(to, ['kms:GenerateDataKey', 'kms:Decrypt'], this.#key.keyArn);
  }
  /** Allows permanent deletion. */
  grantErase(to: IGrantable): void {
    this.#allowOnObjects(to, 's3:DeleteObject');
  }
  /** Allows signing downloads and checking existence. Without ListBucket, S3 answers 403 for a missing object. */
  grantLook(to: IGrantable): void {
    this.#allowOnObjects(to, 's3:GetObject');
    allow(to, ['s3:ListBucket'], this.bucketArn);
    allow(to, ['kms:Decrypt'], this.#key.keyArn);
  }
  #allowOnObjects(to: IGrantable, action: string): void {
    allow(to, [action], this.arnForObjects('*'));
    const bucket = this.stack.getLogicalId(this.node.defaultChild as CfnBucket);
    Validations.of(to.grantPrincipal as Role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${bucket}.Arn>/*]`,
      reason: 'Which streams there will be is not known; the function decides whose photos a URL opens',
    });
  }
}

/** The CORS rules for the stage's web pages that use a presigned URL. */
const pagesOf = (allowedOrigins: string[]): CorsRule => ({
  allowedOrigins,
  allowedMethods: [HttpMethods.PUT, HttpMethods.GET],
  // The signed headers of an upload that CORS does not allow by default.
  allowedHeaders: [
    ...['content-type', 'content-encoding', 'content-disposition', 'cache-control'],
    'x-amz-checksum-sha256',
  ],
  exposedHeaders: ['etag'],
  maxAge: Duration.hours(1).toSeconds(),
});
