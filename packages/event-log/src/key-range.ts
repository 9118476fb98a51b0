/** The keys that a page may contain, in the order of a list. */
export interface KeysWanted {
  readonly latestFirst: boolean;
  /** The lowest key, inclusive. */
  readonly from?: string | undefined;
  /** The highest key, inclusive. */
  readonly last?: string | undefined;
  /** The key of the row at which the last page ended. */
  readonly after?: string | undefined;
}

/** A range of sort keys as a condition that follows the one on the partition key. */
export interface KeyRange {
  readonly condition: string;
  readonly values: Readonly<Record<string, string>>;
}

/**
 * Where a page begins and ends; undefined when no key lies between. A cursor comes from one list and is used on all that are merged,
 * and DynamoDB promises of its own start key only that it may be given back to the query it came from. A cursor may also lie outside
 * what is wanted, since callers change their filters: DynamoDB refuses a range with its ends reversed.
 * @param attribute the sort key, as an expression names it.
 */
export function keyRange(
  attribute: string,
  { latestFirst, from, last, after }: KeysWanted,
): KeyRange | undefined {
  if (after === undefined) return between(attribute, from, last, '<=');
  // A key with a space sorts right behind itself.
  if (!latestFirst) return between(attribute, later(from, `${after} `), last, '<=');
  if (last !== undefined && last < after) return between(attribute, from, last, '<=');
  // Both ends belong to BETWEEN, so what comes before a key needs a query without it.
  return from === undefined
    ? between(attribute, from, after, '<')
    : between(attribute, from, before(after), '<=');
}

const later = (a: string | undefined, b: string): string => (a !== undefined && a > b ? a : b);

/** A key that sorts after every key before this one; the ids of rows contain no character as high as "~". */
const before = (key: string): string => {
  const code = key.charCodeAt(key.length - 1) - 1;
  return `${key.slice(0, -1)}${String.fromCharCode(code)}~`;
};

function between(
  attribute: string,
  lower: string | undefined,
  upper: string | undefined,
  upTo: '<' | '<=',
): KeyRange | undefined {
  if (lower !== undefined && upper !== undefined) {
    if (lower > upper) return undefined;
    return { condition: ` AND ${attribute} BETWEEN :l AND :u`, values: { ':l': lower, ':u': upper } };
  }
  if (lower !== undefined) return { condition: ` AND ${attribute} >= :l`, values: { ':l': lower } };
  if (upper !== undefined) return { condition: ` AND ${attribute} ${upTo} :u`, values: { ':u': upper } };
  return { condition: '', values: {} };
}
