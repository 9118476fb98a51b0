import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';

/** A file of JSON whose invalidCities can be shown where they stand. */
export interface JsonText {
  /** What it says, or the error that it is no JSON. */
  readonly value: unknown;
  /** The line, from 1, of a path such as `0.areas.1`; of what is not there, that of the last thing on the way to it that is. */
  readonly lineOf: (path: string) => number;
}

/** JSON as RFC 8259 has it: without comments and without a comma too many. */
export function readJson(text: string): JsonText {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  const [first] = errors;
  if (first) {
    const what = printParseErrorCode(first.error).replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
    return { value: new Error(`is not JSON: ${what.toLowerCase()}`), lineOf: () => lineAt(first.offset) };
  }
  return {
    value: JSON.parse(text),
    lineOf: (path) => lineAt(tree ? startOf(tree, path ? path.split('.') : []) : 0),
  };
}

function startOf(tree: Node, path: readonly string[]): number {
  let node = tree;
  for (const step of path) {
    const next = findNodeAtLocation(node, [node.type === 'array' ? Number(step) : step]);
    if (!next) break;
    node = next;
  }
  // A field begins with its name.
  return node.parent?.type === 'property' ? node.parent.offset : node.offset;
}
