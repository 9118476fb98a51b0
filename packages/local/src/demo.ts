import { SingleBar } from 'cli-progress';
import { glass } from './demo/glass.ts';
import { park } from './demo/park.ts';
import { peopleOf } from './demo/people.ts';
import { playSeason, season, statistics, steps } from './demo/season.ts';
import type { Tell } from './demo/telling.ts';
import { requestToken } from './issuer/request-token.ts';
import { readOptions, runningSystem, startSystem } from './local-system.ts';

const options = readOptions(process.argv.slice(2));
const running = runningSystem(options);
if (!running) console.log('Nothing runs yet: starting Maplebridge 枫桥 for the demo…');
const own = running ? undefined : await startSystem(options);
const { apiUrl, issuerUrl } = running ?? own ?? { apiUrl: '', issuerUrl: '' };

const tell: Tell = (when, who, what, ...details) => {
  console.log(`\n${when}  ${who} ${what}`);
  for (const detail of details) console.log(`              ${detail}`);
};

try {
  const people = await peopleOf(apiUrl, (persona) => requestToken(issuerUrl, persona));
  console.log(`\n── The glass 玻璃 ── told by calls to ${apiUrl} alone`);
  await glass(people, tell);

  console.log('\n── The season 一季 ── Dingmao, April to October 2019, entered from paper');
  const bar = new SingleBar({ format: '{bar} {value}/{total} disputes, {eta_formatted} to go', barsize: 40 });
  bar.start(steps, 0);
  await playSeason(people, () => bar.increment());
  bar.stop();

  const { total, rows, definitions, asOf } = await statistics(people);
  const line = (key: string, { accepted, handled, settled, successRate }: typeof total) =>
    `  ${key.padEnd(9)} ${[accepted, handled, settled].map((n) => String(n).padStart(8)).join('')}   ${successRate.text}`;
  console.log(`\n  ${'month'.padEnd(9)} accepted  handled  settled  success`);
  for (const { key, ...figures } of rows) console.log(line(key, figures));
  console.log(line('total', total));
  console.log(`\n  ${total.settled} of ${total.handled} settled: ${total.successRate.text}`);
  console.log(`  success rate = ${definitions.successRate}; as of ${asOf}`);
  if (total.handled !== season.handled || total.settled !== season.settled) {
    console.log(
      `  (${season.settled} of ${season.handled} in the paper; this data holds other cases of that season too)`,
    );
  }

  console.log('\n── The park 园区 ── one plant at Gaozi, from its tanks to a hazard that is put right');
  await park(people, tell);
} finally {
  await own?.stop();
}
