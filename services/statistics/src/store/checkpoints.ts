import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Place } from '@maplebridge/event-log';
import type { View } from './tables.ts';

/** How far each log has been replayed into a rebuild version. An interrupted rebuild resumes from there. */
export interface Checkpoints {
  read(name: string): Promise<Place>;
  note(name: string, place: Place): Promise<void>;
}

export const checkpointPartition = (rebuildVersion: number): string => `rebuild#g${rebuildVersion}`;

export function checkpointsOf({ client, view }: View, rebuildVersion: number): Checkpoints {
  const key = (name: string) => ({ pk: checkpointPartition(rebuildVersion), sk: name });
  return {
    async read(name) {
      const { Item } = await client.send(
        new GetCommand({ TableName: view, Key: key(name), ConsistentRead: true }),
      );
      return (Item?.place as Place | undefined) ?? 'begin';
    },
    async note(name, place) {
      await client.send(new PutCommand({ TableName: view, Item: { ...key(name), place } }));
    },
  };
}
