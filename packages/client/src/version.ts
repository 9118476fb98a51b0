/** Beside the answers, not in them: they stay what the document says, and can be passed on as they are. */
const versions = new WeakMap<object, string>();

/** The version of what an answer tells (its `ETag`), for `ifMatch`; undefined if the answer came without. */
export const versionOf = (answer: object): string | undefined => versions.get(answer);

/** Notes the version that an answer came with. */
export function noteVersion(answer: unknown, headers: Headers): void {
  const version = headers.get('etag');
  if (version && typeof answer === 'object' && answer !== null) versions.set(answer, version);
}
