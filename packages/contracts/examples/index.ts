import type { Example } from './example.ts';
import { hazardExamples } from './hazard.ts';
import { intakeExamples } from './intake.ts';
import { mediationExamples } from './mediation.ts';
import { open311Examples } from './open311.ts';
import { platformExamples } from './platform.ts';
import { statisticsExamples } from './statistics.ts';

/**
 * One call and its success of every operation, by its id. They stand apart from the routes: functions carry the routes, and
 * none of this.
 */
export const examples: Readonly<Record<string, Example>> = {
  ...intakeExamples,
  ...open311Examples,
  ...mediationExamples,
  ...hazardExamples,
  ...statisticsExamples,
  ...platformExamples,
};
