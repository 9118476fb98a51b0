export { glass } from './glass.ts';
export { park } from './park.ts';
export { peopleOf } from './people.ts';
export { figureIn, playSeason, season, statistics } from './season.ts';
