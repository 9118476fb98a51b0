import type { City } from '@maplebridge/directory';
import { codeLabels, keyLabels, roleLabels } from './labels.ts';
import { timeIn, valuesIn } from './values.ts';

/** Where a value stands: the key that it has, and the event or the key that holds it. */
export interface Place {
  readonly within: string;
  readonly key: string;
}

/** How the file speaks of what events carry, in Chinese. */
export interface Wording {
  readonly label: (place: Place) => string;
  /** What an object holds, in the order of the labels: the table of the log keeps none. */
  readonly entries: (within: string, of: object) => [Place, unknown][];
  /** Undefined for a list, or for an object that is told key by key. What has no name is told as it stands. */
  readonly value: (place: Place, value: unknown) => string | undefined;
  /** An instant, by the scheduler of the city. */
  readonly time: (at: string) => string;
  /** Who acted, as the log names them: `officer:7f3a…`. */
  readonly actor: (by: string) => string;
}

const ranks = new Map(Object.keys(keyLabels).map((name, rank) => [name, rank]));
/** Under which name a key has its label. */
const nameOf = ({ within, key }: Place): string => (ranks.has(`${within}.${key}`) ? `${within}.${key}` : key);
const rankOf = (place: Place): number => ranks.get(nameOf(place)) ?? ranks.size;

export function wording(city: City): Wording {
  const values = valuesIn(city);
  return {
    label: (place) => keyLabels[nameOf(place)] ?? place.key,
    entries: (within, of) =>
      Object.entries(of)
        .map(([key, value]): [Place, unknown] => [{ within, key }, value])
        .sort(([a], [b]) => rankOf(a) - rankOf(b)),
    value({ key }, value) {
      if (value === null || value === undefined) return '—';
      if (typeof value === 'boolean') return value ? '是' : '否';
      if (Array.isArray(value)) return undefined;
      const label = codeLabels[key]?.[String(value)];
      if (label) return label;
      const says = values.get(key);
      if (says) return says(value as never);
      return typeof value === 'object' ? undefined : String(value);
    },
    time: timeIn(city.timeZone),
    actor(by) {
      const [role = '', ...account] = by.split(':');
      const named = roleLabels[role] ?? role;
      // A service has no account.
      return account.length && role !== 'service' ? `${named}（${account.join(':')}）` : named;
    },
  };
}
