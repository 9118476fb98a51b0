import { createHash } from 'node:crypto';

/** A tag for an answer that is kept: another one whenever the answer, in a form, says something else. */
export const tagOf = (form: string, answer: object): string =>
  createHash('sha256')
    .update(`${form} ${JSON.stringify(answer)}`)
    .digest('base64url')
    .slice(0, 27);
