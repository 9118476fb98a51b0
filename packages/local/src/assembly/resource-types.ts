/** The resource types that the runtime builds. */
const built = [
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::DynamoDB::Table',
  'AWS::Events::Rule',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::S3::Bucket',
  'AWS::SecretsManager::Secret',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
] as const;

/** Types without a local counterpart, whose absence does not change behaviour; the README lists them too. */
const withoutCounterpart: ReadonlySet<string> = new Set([
  'AWS::CDK::Metadata',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::KMS::Key',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
]);

export type BuiltType = (typeof built)[number];

/** Whether a type is built here. Throws for an unknown type: ignoring it would leave part of the system out. */
export function isBuilt(type: string, where: string): type is BuiltType {
  if ((built as readonly string[]).includes(type)) return true;
  if (withoutCounterpart.has(type)) return false;
  throw new Error(
    `${where} is a ${type}, which the local runtime does not know. Teach it in packages/local, or leave the resource out of the local stage.`,
  );
}
