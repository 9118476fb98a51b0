import { SingleBar } from 'cli-progress';

/** A progress bar on a terminal; nothing elsewhere. */
export const progressBar = (what: string): SingleBar =>
  new SingleBar({
    format: `{bar} {value}/{total} ${what}, {eta_formatted} to go`,
    noTTYOutput: false,
    barsize: 40,
  });
