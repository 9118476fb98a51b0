import type { Counts, Explained, RebuildReport } from '@maplebridge/statistics/rebuild';

/** Differences and events beyond these numbers are only counted. */
const mostRollups = 50;
const mostEvents = 5;

/** The report of a rebuild for the operator. */
export function reportOf({ outcome, serving, made, differences, unreadable }: RebuildReport): string {
  const told = [
    ...unreadable.map(({ event, why }) => `cannot be counted now: ${event}: ${why}`),
    ...tableOf(differences),
    ...(differences.length > mostRollups ? [`… and ${differences.length - mostRollups} rollups more`] : []),
    ending({ outcome, serving, made, isEqual: differences.length === 0 }),
  ];
  return told.join('\n');
}

function ending({
  outcome,
  serving,
  made,
  isEqual,
}: Pick<RebuildReport, 'outcome' | 'serving'> & { made: number | undefined; isEqual: boolean }): string {
  const found = isEqual ? 'They are equal.' : 'They differ as told above.';
  switch (outcome) {
    case 'switched':
      return `${found} Figures come from rebuild version ${serving} now; the one before it is deleted.`;
    case 'compared':
      return `${found} Nothing was changed: figures come from rebuild version ${serving}.`;
    case 'finished':
      return `An earlier rebuild had switched to rebuild version ${serving}; what it replaced is deleted now.`;
    case 'refused':
      return [
        `Not switched: figures come from rebuild version ${serving} still, and rebuild version ${made} counts on beside it.`,
        'Look for the cause (docs/runbook.md#rebuilding-statistics); then run it again, with --accept-unexplained to switch all the same, or with --abandon.',
      ].join('\n');
  }
}

function tableOf(differences: readonly Explained[]): string[] {
  if (differences.length === 0) return [];
  const rows = differences.slice(0, mostRollups).flatMap(rowsOf);
  const table = [['rollup', 'counter', 'old', 'new', 'because'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table.map((row) =>
    row
      .map((cell, column) =>
        (column === 2 || column === 3 ? cell.padStart : cell.padEnd).call(cell, widths[column] ?? 0),
      )
      .join('  '),
  );
}

function rowsOf(rollup: Explained): string[][] {
  const { grain, period, station, old, made } = rollup;
  const names = [...new Set([...Object.keys(old), ...Object.keys(made)])].sort();
  const changed = names.filter((name) => (old[name] ?? 0) !== (made[name] ?? 0));
  const reasons = reasonsOf(rollup);
  return Array.from({ length: Math.max(changed.length, reasons.length) }, (_, i) => {
    const name = changed[i];
    const counts = name === undefined ? ['', '', ''] : [name, `${old[name] ?? 0}`, `${made[name] ?? 0}`];
    return [i ? '' : `${grain} ${period} ${station}`, ...counts, reasons[i] ?? ''];
  });
}

function reasonsOf({ events, beyondProcessedEvents }: Explained): string[] {
  const listed = events.slice(0, mostEvents).map(({ event, why }) => `${event}: ${why}`);
  const more = events.length - listed.length;
  return [
    ...listed,
    ...(more > 0 ? [`… and ${more} events more`] : []),
    ...beyond('old', beyondProcessedEvents.old),
    ...beyond('new', beyondProcessedEvents.made),
  ];
}

const beyond = (which: string, counts: Counts): string[] => {
  const by = Object.entries(counts).map(([name, n]) => `${name} ${n > 0 ? '+' : ''}${n}`);
  return by.length
    ? [`UNEXPLAINED: the ${which} rollup is not what its processed events make: ${by.join(', ')}`]
    : [];
};
