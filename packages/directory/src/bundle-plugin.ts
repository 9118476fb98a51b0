import type { Plugin } from 'esbuild';
import type { WholeCity } from './schema.ts';

/** Puts the checked data of one city in the place of `city-data`, so that a function reads and checks nothing at start. */
export const cityDataPlugin = ({ forms, triage, desks, ...city }: WholeCity): Plugin => ({
  name: 'city-data',
  setup(build) {
    build.onResolve({ filter: /^@maplebridge\/directory\/city-data$/ }, () => ({
      path: city.code,
      namespace: 'city-data',
    }));
    build.onLoad({ filter: /.*/, namespace: 'city-data' }, () => ({
      contents: Object.entries({ city, forms, triage, desks })
        .map(([name, data]) => `export const ${name} = ${JSON.stringify(data)};`)
        .join('\n'),
      loader: 'js',
    }));
  },
});
