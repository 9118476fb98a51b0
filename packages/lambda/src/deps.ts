import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';

/** The one DynamoDB client of a function. */
export const documentClient = (): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient(), { marshallOptions: { removeUndefinedValues: true } });

/** The function's environment by the schema its construct fills in; a missing variable stops the cold start. */
export const readEnv = <S extends z.ZodType>(schema: S): z.output<S> => schema.parse(process.env);
