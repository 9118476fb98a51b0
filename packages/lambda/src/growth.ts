/** Whether specs run at full length: longer inputs and more of them, which may take an hour. */
export const isDeep = process.env.MAPLEBRIDGE_DEEP !== undefined;

/** CPU time of this thread in microseconds; other load on the machine does not count. */
function cpu(): number {
  const { user, system } = process.threadCpuUsage();
  return user + system;
}

/** How often each input is measured. */
const tries = isDeep ? 5 : 3;

/** The shortest run that the CPU clock measures reliably. */
const leastMicroseconds = 2000;

/** The CPU that one run takes, in microseconds. */
export function workOf(run: () => unknown, least = leastMicroseconds): number {
  let times = 0;
  const began = cpu();
  do {
    run();
    times += 1;
  } while (cpu() - began < least);
  return (cpu() - began) / times;
}

export interface Doubling {
  /** The length of the shorter input. */
  readonly from: number;
  /** How many times as long the other is. */
  readonly by?: number;
}

/**
 * The doubling test: by how much the work for each piece of an input grows when the input is `by` times as long. About 1 where the
 * work is linear, about `by` where it is quadratic. The least of several measurements counts, so a busy machine changes little.
 */
export function growthOf<T>(
  make: (length: number) => T,
  run: (input: T) => unknown,
  { from, by = 32 }: Doubling,
): number {
  const [short, long] = [make(from), make(from * by)];
  const least = (input: T) => Math.min(...Array.from({ length: tries }, () => workOf(() => run(input))));
  return least(long) / least(short) / by;
}

/** Far from 1 and from the 32 of quadratic work: caches, the garbage collector and large objects' slower form stay below it. */
export const mostGrowth = 8;
