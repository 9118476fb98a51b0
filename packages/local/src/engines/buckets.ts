import { CreateBucketCommand, type S3Client } from '@aws-sdk/client-s3';
import type { App } from '../assembly/resources.ts';

/** Creates every bucket that does not exist from an earlier run. */
export async function ensureBuckets(client: S3Client, app: App): Promise<void> {
  for (const { identity } of app.ofType('AWS::S3::Bucket'))
    await client.send(new CreateBucketCommand({ Bucket: identity.ref }));
}
