/** A node of the areas or of the periods of a year: it is the sum of some leaves, given by their places. */
export interface Node {
  readonly id: string;
  readonly leaves: readonly number[];
  /** 0 for the whole, 1 for its divisions, 2 for leaves. */
  readonly level: number;
}

/** A whole of leaves at three levels, the whole first. */
export interface Tree {
  readonly nodes: readonly Node[];
  readonly leaves: readonly string[];
}

interface Division {
  readonly id: string;
  readonly leaves: readonly string[];
}

export function tree(whole: string, divisions: readonly Division[]): Tree {
  const leaves = divisions.flatMap((division) => division.leaves);
  const place = new Map(leaves.map((leaf, i) => [leaf, i]));
  const places = (of: readonly string[]) => of.map((leaf) => place.get(leaf) ?? 0);
  const nodes = [
    { id: whole, leaves: places(leaves), level: 0 },
    ...divisions.map(({ id, leaves: own }) => ({ id, leaves: places(own), level: 1 })),
    ...leaves.map((leaf) => ({ id: leaf, leaves: places([leaf]), level: 2 })),
  ];
  return { nodes, leaves };
}

const quarters = [1, 2, 3, 4];

/** A calendar year: the year, its quarters, its months. */
export const yearTree = (year: string): Tree =>
  tree(
    year,
    quarters.map((quarter) => ({
      id: `${year}-Q${quarter}`,
      leaves: [2, 1, 0].map((back) => `${year}-${String(3 * quarter - back).padStart(2, '0')}`),
    })),
  );

/** What is moved from one leaf to another, or comes in from nowhere, and the nodes whose sums it changes. */
export interface Shift {
  readonly to: number;
  readonly from: number | undefined;
  readonly changed: readonly number[];
}

const holds = ({ leaves }: Node, leaf: number) => leaves.includes(leaf);

/** Every shift that adds to a node. */
export function shiftsInto({ nodes, leaves }: Tree, node: Node): Shift[] {
  const sources = [undefined, ...leaves.keys()].filter((leaf) => leaf === undefined || !holds(node, leaf));
  return node.leaves.flatMap((to) =>
    sources.map((from) => ({
      to,
      from,
      changed: [...nodes.keys()].filter((i) => {
        const it = nodes[i] as Node;
        return holds(it, to) !== (from !== undefined && holds(it, from));
      }),
    })),
  );
}
