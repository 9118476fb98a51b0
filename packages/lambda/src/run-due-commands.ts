export interface DueRun<T> {
  /** How many were noted. */
  readonly noted: number;
  /** Those that could not be, with what stood in the way. */
  readonly failed: readonly { readonly item: T; readonly error: unknown }[];
}

/**
 * Notes one after the other, at most `limit` of them. One that cannot be noted keeps none behind it waiting, and one that
 * had been noted already does not count.
 */
export async function noteEach<T>(
  items: AsyncIterable<T>,
  note: (item: T) => Promise<boolean>,
  limit: number,
): Promise<DueRun<T>> {
  const failed: { item: T; error: unknown }[] = [];
  let noted = 0;
  for await (const item of items) {
    try {
      if (await note(item)) noted += 1;
    } catch (error) {
      failed.push({ item, error });
    }
    if (noted === limit) break;
  }
  return { noted, failed };
}

/** Reads once for each key, and again after it was told to forget. */
export function remembering<K, V>(read: (key: K) => Promise<V>, nameOf: (key: K) => string) {
  const known = new Map<string, Promise<V>>();
  return {
    read(key: K): Promise<V> {
      const found = known.get(nameOf(key)) ?? read(key);
      known.set(nameOf(key), found);
      return found;
    },
    forget: (key: K): void => void known.delete(nameOf(key)),
  };
}
