import majorHazards121 from '../../standards/checklists/major-hazards-121.json' with { type: 'json' };
import type { ChecklistPack } from './schema.ts';

/** Every version of every pack, in order. */
export const checklistPacks = [...majorHazards121] as readonly ChecklistPack[];

/** A pack of questions: the version asked for, or the newest; undefined when there is none. */
export const checklistPack = (id: string, version?: number): ChecklistPack | undefined =>
  checklistPacks.findLast((it) => it.id === id && (version === undefined || it.version === version));

/** An item of a pack in words. */
export const checklistItem = (
  pack: ChecklistPack,
  item: number,
): ChecklistPack['items'][number] | undefined => pack.items.find((it) => it.item === item);
