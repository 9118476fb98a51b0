/** A pack of questions in one version. */
export interface Checklist {
  readonly id: string;
  readonly version: number;
  readonly items: readonly { readonly item: number; readonly en: string; readonly zh: string }[];
}

/** A pack in the version asked for, or in its newest; undefined when there is none. */
export type Checklists = (pack: string, version?: number) => Checklist | undefined;

/** The pack in the version of the plan. Throws if it is missing: a pack in use must never be deleted. */
export function pinned(
  checklists: Checklists,
  ref: { readonly pack: string; readonly version: number },
): Checklist {
  const found = checklists(ref.pack, ref.version);
  if (!found) throw new Error(`there is no checklist ${ref.pack} in version ${ref.version} any more`);
  return found;
}
