import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** Where leaves and the control of rebuild versions stand. */
export interface View {
  readonly client: DynamoDBDocumentClient;
  /** The table, with PK `pk` and SK `sk`. */
  readonly view: string;
}

/** What counting writes to. */
export interface Store extends View {
  /** The table of proofs, with PK `stream` and SK `version`. */
  readonly processedEvent: string;
}
