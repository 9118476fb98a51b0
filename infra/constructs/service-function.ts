import type { FunctionEnv } from '@maplebridge/lambda/env';
import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type * as z from 'zod';
import { bundleFolder } from '../bundle.ts';
import type { ServiceStack } from './service-stack.ts';

/** The variables a handler needs besides the common ones; a missing one fails the type check. */
export type OwnEnv<S extends z.ZodType> = Omit<z.output<S>, keyof z.output<typeof FunctionEnv>>;

export interface ServiceFunctionProps<S extends z.ZodType> {
  /** The schema by which the handler reads its environment. */
  readonly env: S;
  readonly environment: OwnEnv<S>;
  readonly timeout: Duration;
  /** The bundle, `<service>-<handlerName>` by default. */
  readonly bundle?: string;
}

/** One function: its own role with nothing granted yet, its own log group with the stage's retention. */
export class ServiceFunction<S extends z.ZodType> extends LambdaFunction {
  constructor(
    stack: ServiceStack,
    handlerName: string,
    { env, environment, timeout, bundle }: ServiceFunctionProps<S>,
  ) {
    const { service, deployment } = stack;
    const all = {
      CITY: deployment.cityName,
      STAGE: deployment.stageName,
      POWERTOOLS_SERVICE_NAME: service,
      ...(environment as Record<string, string>),
    };
    env.parse(all);
    const logGroup = new LogGroup(stack, `${handlerName}-log`, {
      retention: deployment.stage.logRetentionDays,
      removalPolicy: deployment.stage.protect ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    const role = new Role(stack, `${handlerName}-role`, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    logGroup.grantWrite(role);
    super(stack, handlerName, {
      description: `${service} ${handlerName}`,
      code: Code.fromAsset(bundleFolder(bundle ?? `${service}-${handlerName}`)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 512,
      timeout,
      role,
      logGroup,
      environment: { ...all, POWERTOOLS_METRICS_NAMESPACE: 'Maplebridge' },
    });
  }
}
