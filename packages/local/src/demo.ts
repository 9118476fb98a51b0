import { SingleBar } from 'cli-progress';
import { glass } from './demo/glass.ts';
import { park } from './demo/park.ts';
import { peopleOf } from './demo/people.ts';
import { figureIn, playSeason, season, statistics, steps } from './demo/season.ts';
import type { Tell } from './demo/telling.ts';
import { endOnFailure, readOptions, runningSystem, startSystem } from './local-system.ts';

const options = readOptions(process.argv.slice(2));
const running = runningSystem(options);
if (!running) console.log('No running system: starting Maplebridge 枫桥 for the demo…');
const own = running ? undefined : await startSystem(options);
if (own) endOnFailure(own, options);
const { apiUrl, issuerUrl } = running ?? own ?? { apiUrl: '', issuerUrl: '' };

const tell: Tell = (when, who, what, ...details) => {
  console.log(`\n${when}  ${who} ${what}`);
  for (const detail of details) console.log(`              ${detail}`);
};

try {
  const people = peopleOf(apiUrl, issuerUrl);
  console.log(`\n── The glass 玻璃 ── by calls to ${apiUrl} alone`);
  await glass(people, tell);

  console.log('\n── The season 一季 ── Dingmao, April to October 2019, entered from paper');
  const bar = new SingleBar({ format: '{bar} {value}/{total} disputes, {eta_formatted} to go', barsize: 40 });
  bar.start(steps, 0);
  await playSeason(people, () => bar.increment());
  bar.stop();

  const { total, months } = await statistics(people);
  const counts = ['cases-accepted', 'cases-handled', 'cases-settled'] as const;
  const line = (key: string, figures: typeof total.figures | (typeof months.points)[number]['figures']) =>
    `  ${key.padEnd(9)} ${counts.map((id) => figureIn(figures, id).text.padStart(8)).join('')}   ${figureIn(figures, 'success-rate').text}`;
  console.log(`\n  ${'month'.padEnd(9)} accepted  handled  settled  success`);
  for (const { key, figures } of months.points) console.log(line(key, figures));
  console.log(line('total', total.figures));
  const success = figureIn(total.figures, 'success-rate');
  console.log(`\n  ${success.numerator} of ${success.denominator} settled: ${success.text}`);
  const { figures: definitions } = await people.supervisor.get('/statistics/definitions');
  const meant = definitions.find(({ id }) => id === success.definition)?.means.en;
  console.log(`  success rate = ${meant}; as of ${total.asOf}, data ${total.dataVersion}`);
  if (success.denominator !== season.handled || success.numerator !== season.settled) {
    console.log(
      `  (${season.settled} of ${season.handled} in the paper; this data holds other cases of that season too)`,
    );
  }

  console.log('\n── The park 园区 ── one plant at Gaozi, from its tanks to a hazard that is put right');
  await park(people, tell);
} finally {
  await own?.stop();
}
