import { maxJsonDepth } from '@maplebridge/contracts';
import { type ProblemReply, refuse } from './reply.ts';

const mayEscapeSurrogates = /\\ud[89a-f]/i;

/** JSON from outside, or why it cannot be read. */
export function readJson(text: string): { readonly value: unknown } | { readonly refusal: ProblemReply } {
  if (isTooDeep(text)) return { refusal: refuse('nested-too-deep', `at most ${maxJsonDepth} levels`) };
  try {
    return { value: parseJson(text) };
  } catch {
    return { refusal: refuse('malformed-json') };
  }
}

/** JSON of Unicode alone (RFC 7493, 2.1): a lone surrogate can be neither kept nor hashed. Throws on anything else. */
function parseJson(text: string): unknown {
  if (!mayEscapeSurrogates.test(text)) return JSON.parse(text);
  return JSON.parse(text, (name, it) => {
    if (name.isWellFormed() && (typeof it !== 'string' || it.isWellFormed())) return it;
    throw new SyntaxError('a lone surrogate');
  });
}

/** Told from the text alone, before anything that calls itself has to read it. */
function isTooDeep(text: string): boolean {
  let [depth, inString] = [0, false];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (inString && sign === '\\') at += 1;
    else if (sign === '"') inString = !inString;
    else if (inString) continue;
    else if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') depth -= 1;
    if (depth > maxJsonDepth) return true;
  }
  return false;
}
