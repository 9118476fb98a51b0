export interface Tick {
  /** How many were noted. */
  readonly noted: number;
  /** Those that could not be, with what stood in the way. */
  readonly failed: readonly { readonly id: string; readonly error: unknown }[];
}

/**
 * Notes one after the other, at most `limit` of them. One that cannot be noted keeps none behind it waiting, and one that
 * had been noted already does not count.
 */
export async function noteEach(
  ids: AsyncIterable<string>,
  note: (id: string) => Promise<boolean>,
  limit: number,
): Promise<Tick> {
  const failed: { id: string; error: unknown }[] = [];
  let noted = 0;
  for await (const id of ids) {
    try {
      if (await note(id)) noted += 1;
    } catch (error) {
      failed.push({ id, error });
    }
    if (noted === limit) break;
  }
  return { noted, failed };
}
