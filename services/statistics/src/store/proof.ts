import type { HeardFact } from './heard-fact.ts';

/** That a fact was counted into a generation, and what it added: the figures can be proved from these alone. */
export interface Proof {
  /** `g<generation>#<stream of the event>` */
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly at: string;
  readonly countedAt: string;
  readonly tallies: HeardFact['tallies'];
}

export const proofOf = (generation: number, fact: HeardFact, countedAt: string): Proof => ({
  stream: `g${generation}#${fact.stream}`,
  version: fact.version,
  type: fact.type,
  at: fact.at,
  countedAt,
  tallies: fact.tallies,
});

/** The generation in the key of a proof. */
export const generationOf = (stream: string): number => Number(stream.slice(1, stream.indexOf('#')));

/** The event that a proof is about. */
export const provenFact = ({ stream, version, type, at, tallies }: Proof): HeardFact => ({
  ...{ stream: stream.slice(stream.indexOf('#') + 1), version, type, at },
  tallies,
});
