import type { RetentionClass } from '@maplebridge/contracts';
import { addMonths } from './calendar.ts';
import type { City } from './schema.ts';

/** Until when a record of a class is kept that is written at a moment; undefined: until it is erased. */
export type KeptUntil = (as: RetentionClass, writtenAt: Date) => Date | undefined;

/** By the months of the city, on the calendar in UTC, to the second. */
export const keptUntil =
  ({ retention }: Pick<City, 'retention'>): KeptUntil =>
  (as, writtenAt) => {
    const { months } = retention.classes[as];
    if (months === null) return undefined;
    const [day = '', time = ''] = writtenAt.toISOString().split('T');
    return new Date(`${addMonths(day, months)}T${time}`);
  };
