import { isObject, type Json } from './break.ts';

/** A part of a document that may be written to. */
export type Draft = { [key: string]: Draft } & { [key: string]: unknown };

/** A copy of a document with something changed in it, for specs. */
export function planted(document: Json, change: (draft: Draft) => void): Json {
  const draft = structuredClone(document) as Draft;
  change(draft);
  return draft;
}

/** What stands at a path; throws where nothing does, so that no spec plants into the air. */
export function part(draft: Draft, ...path: readonly string[]): Draft {
  return path.reduce<Draft>((found, step) => {
    const next: unknown = found[step];
    if (!isObject(next) && !Array.isArray(next)) throw new Error(`${path.join('/')}: there is no ${step}`);
    return next as Draft;
  }, draft);
}
