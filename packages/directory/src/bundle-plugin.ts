import type { Plugin } from 'esbuild';
import type { City } from './schema.ts';

/** Puts the checked data of one city in the place of `city-data`, so that a function reads and checks nothing at start. */
export const cityDataPlugin = (city: City): Plugin => ({
  name: 'city-data',
  setup(build) {
    build.onResolve({ filter: /^@maplebridge\/directory\/city-data$/ }, () => ({
      path: city.code,
      namespace: 'city-data',
    }));
    build.onLoad({ filter: /.*/, namespace: 'city-data' }, () => ({
      contents: `export const city = ${JSON.stringify(city)};`,
      loader: 'js',
    }));
  },
});
