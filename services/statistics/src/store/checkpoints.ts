import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Place } from '@maplebridge/event-log';
import type { View } from './tables.ts';

/** How far the logs have been replayed into a generation. A rebuild that was interrupted goes on from there. */
export interface Checkpoints {
  read(name: string): Promise<Place>;
  note(name: string, place: Place): Promise<void>;
}

export const checkpointPartition = (generation: number): string => `rebuild#g${generation}`;

export function checkpointsOf({ client, view }: View, generation: number): Checkpoints {
  const key = (name: string) => ({ pk: checkpointPartition(generation), sk: name });
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
