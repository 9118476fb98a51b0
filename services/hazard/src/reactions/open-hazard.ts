import type { CommandContext } from '@maplebridge/event-log';
import type { Handled } from '@maplebridge/lambda';
import type { HazardLog } from '../deps.ts';
import type { FindHazard } from '../hazard/commands.ts';
import { hazardStream } from '../hazard/stream.ts';

/** Opens the hazard of an event. Its id follows from the event, so that a redelivered event opens it once. */
export async function openHazard(
  hazards: HazardLog,
  id: string,
  context: CommandContext,
  command: FindHazard,
): Promise<Handled> {
  const result = await hazards.execute(hazardStream(id), command, context);
  if (result.outcome === 'appended') return 'handled';
  if (result.outcome === 'unchanged') return { ignored: 'it is already open' };
  throw new Error(`hazard ${id} was not opened: ${JSON.stringify(result)}`);
}
