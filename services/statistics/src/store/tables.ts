import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The table of rollups and of the rebuild versions. */
export interface View {
  readonly client: DynamoDBDocumentClient;
  /** The table, with PK `pk` and SK `sk`. */
  readonly view: string;
}

/** The tables that counting writes to. */
export interface Store extends View {
  /** The table of processed-event records, with PK `stream` and SK `version`. */
  readonly processedEvent: string;
}
