/** A node of the areas or of the periods of a year: it is the sum of some leaves, given by their places. */
export interface Node {
  readonly id: string;
  readonly rollups: readonly number[];
  /** 0 for the whole, 1 for its divisions, 2 for leaves. */
  readonly level: number;
}

/** A whole of leaves at three levels, the whole first. */
export interface Tree {
  readonly nodes: readonly Node[];
  readonly rollups: readonly string[];
}

interface Division {
  readonly id: string;
  readonly rollups: readonly string[];
}

export function tree(whole: string, divisions: readonly Division[]): Tree {
  const rollups = divisions.flatMap((division) => division.rollups);
  const place = new Map(rollups.map((rollup, i) => [rollup, i]));
  const places = (of: readonly string[]) => of.map((rollup) => place.get(rollup) ?? 0);
  const nodes = [
    { id: whole, rollups: places(rollups), level: 0 },
    ...divisions.map(({ id, rollups: own }) => ({ id, rollups: places(own), level: 1 })),
    ...rollups.map((rollup) => ({ id: rollup, rollups: places([rollup]), level: 2 })),
  ];
  return { nodes, rollups };
}

const quarters = [1, 2, 3, 4];

/** A calendar year: the year, its quarters, its months. */
export const yearTree = (year: string): Tree =>
  tree(
    year,
    quarters.map((quarter) => ({
      id: `${year}-Q${quarter}`,
      rollups: [2, 1, 0].map((back) => `${year}-${String(3 * quarter - back).padStart(2, '0')}`),
    })),
  );

/** What is moved from one rollup to another, or comes in from nowhere, and the nodes whose sums it changes. */
export interface Shift {
  readonly to: number;
  readonly from: number | undefined;
  readonly changed: readonly number[];
}

const holds = ({ rollups }: Node, rollup: number) => rollups.includes(rollup);

/** Every shift that adds to a node. */
export function shiftsInto({ nodes, rollups }: Tree, node: Node): Shift[] {
  const sources = [undefined, ...rollups.keys()].filter(
    (rollup) => rollup === undefined || !holds(node, rollup),
  );
  return node.rollups.flatMap((to) =>
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
