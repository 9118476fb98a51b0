import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import synthesizeOnce from '../support/assembly.ts';
import { startSystem } from '../support/system.ts';
import { bundles } from './bundles.ts';
import { drained, load, reaction } from './flow.ts';
import { grading } from './grading.ts';
import { listReads } from './lists.ts';
import { parkReads } from './parks.ts';
import { routing } from './routing.ts';
import { similar } from './similar.ts';
import { cityYear, counting, rebuilding } from './statistics.ts';
import { units } from './units.ts';

const report = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url));

const sections: string[] = [];
function tell(title: string, what: string, figures: string): void {
  const section = `## ${title}\n\n${what}\n\n${figures}\n`;
  sections.push(section);
  console.log(`\n${section}`);
}

await synthesizeOnce();
tell(
  'Bundles',
  'Size and cold import of each function, in a fresh process each time, against a function with a DynamoDB client and nothing else, bundled in the same way.',
  await bundles(),
);

tell(
  'Routing',
  'On one core, with nothing read or stored: where a matter goes, and who is asked first to lead it. Sixteen kinds of matter, each at its own time of one day. No pool of mediators is published: two are taken for each venue, four for each station, and for each district one for each skill. The work grows with those who serve one station, as each of them is looked at, and hardly with the rest of the city.',
  routing(),
);

tell(
  'Lists',
  'A page of a list with a thousand cases on it and of one with a hundred thousand, in one table and by turns, straight from the engine in memory. A million were not tried: filling the eight indexes takes the engine about a minute for each hundred thousand.',
  await listReads(),
);

tell(
  'Parks',
  'What each view of a park costs, of one with 10 enterprises and 1 000 hazards and of one with 1 000 enterprises and 100 000 hazards, in one table and by turns, straight from the engine in memory. Each enterprise has ten units, each unit an inspection to come; the hazards were found within twelve months, every fifth is closed, and of the others every tenth is major and every fourth overdue. Every list is a partition of its own, and a park at a glance reads its counters alone.',
  await parkReads(),
);

tell(
  'Grading',
  'On one core, with nothing read or stored: S, R and level of a unit by GB 18218-2018, every term told. The work grows with the entries of the inventory.',
  grading(),
);

tell(
  'Duplicates',
  'Looking whether a report may be about the same as others: one page of each cell around its position, nine at most, of its kind, category and the days before it. On the embedded engine alone.',
  await similar(),
);

tell(
  'Statistics: counting',
  'Through the handler of the inbox, batch after batch, on the engine in memory: one day of a city of sixty stations. Each event adds a sum and its details, every fifth a bin of a span, and every tenth takes something back elsewhere. A transaction costs twice; every event has its proof, which is two units, and what remains are leaves, which the events of a batch share.',
  await counting(),
);

tell(
  'Statistics: a year of a city',
  'The sums of every station of a city of sixty in a year, whole: what a year of so many reports costs, in one table and by turns. A rollup holds each counter once, however often it was counted: while reports are few some counters and leaves are missing yet, and once they are there a year costs the same for ever.',
  await cityYear(),
);

tell(
  'Statistics: rebuilding',
  'The logs counted anew into a second rebuild version on the engine in memory, compared with the one that serves, switched to, and the old one deleted.',
  await rebuilding(),
);

const system = await startSystem();
try {
  tell(
    'Units',
    'What DynamoDB would bill for the life of a typical case, as the embedded engine counts it. A write unit is 1 KB; a transaction costs twice; a strongly consistent read unit is 4 KB, and half of one suffices where the latest is not needed. The least for writing is one unit for each event and one for words in the personal-data store, and four where an event and a reservation change in one transaction; for reading, one unit for the stream (a second above 4 KB of events), and what routing asks. The view is written apart, by its stream consumer: its row, and each list the row stands on, twice where its place there changes.',
    await units(system),
  );
  await load(system, 8, 3);
  await drained(system);
  tell(
    'Reaction',
    'Through the local runtime, warm, one report at a time; looking every 10 ms.',
    await reaction(system, 50),
  );
  tell(
    'Load',
    'Through the local runtime, warm, while everything behind the report (relay, cases, views, statistics) runs on the same cores.',
    await load(system, 8, 10),
  );
} finally {
  await system.remove();
}

const [cpu] = cpus();
writeFileSync(
  report,
  `# Benchmarks

Made by \`npx -y pnpm@12 bench\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores, ${cpu?.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GB, Node ${process.version}, ${process.platform}-${process.arch}.
Times are this machine's; compare ratios within one run, not times between runs.

${sections.join('\n')}`,
);
process.exit(0);
