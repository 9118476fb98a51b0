import { SingleBar } from 'cli-progress';

/** A bar on a terminal; elsewhere nothing. */
export const progressBar = (what: string): SingleBar =>
  new SingleBar({
    format: `{bar} {value}/{total} ${what}, {eta_formatted} to go`,
    noTTYOutput: false,
    barsize: 40,
  });
