import type { ProxyRequest } from '../aws-proxy/proxy-request.ts';
import { dynamodbRefusal, type Input } from './dynamodb.ts';
import { awsLimits, type LimitRefusal, over } from './limit-rows.ts';
import { s3Refusal } from './s3.ts';
import { snsRefusal } from './sns.ts';
import { sqsRefusal } from './sqs.ts';
import { type Send, tableShapes } from './table-shapes.ts';

/** A request to AWS with its JSON or form parameters. */
interface Request extends ProxyRequest {
  readonly service: string;
  readonly operation: string;
  readonly input: Input;
  readonly bytes: number;
}

export interface LimitChecks {
  /** Why AWS would refuse a request that the engines accept. */
  refusal(request: Request): Promise<LimitRefusal | undefined>;
}

/** @param dynamodb Sends a request to the engine, which knows the tables' keys. */
export function limitChecks(dynamodb: Send): LimitChecks {
  const shapes = tableShapes(dynamodb);
  return {
    async refusal({ service, operation, input, url, headers, bytes }) {
      switch (service) {
        case 'dynamodb':
          if (/^(Create|Update|Delete)Table$/.test(operation)) shapes.forget();
          if (bytes > awsLimits['dynamodb-request'].value)
            return over('dynamodb-request', 'Request body exceeds 16 MB');
          return dynamodbRefusal(operation, input, shapes.of);
        case 'sqs':
          return sqsRefusal(operation, input);
        case 'sns':
          return snsRefusal(operation, input);
        case 's3':
          return s3Refusal(url, headers);
        default:
          return undefined;
      }
    },
  };
}
