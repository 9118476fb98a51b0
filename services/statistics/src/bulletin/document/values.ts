import type {
  BulletinChange,
  CorrectionGround,
  FrozenFigure,
  Snapshot,
} from '@maplebridge/contracts/statistics';

export type Language = 'zh' | 'en';
export type Said = Readonly<Record<Language, string>>;

/** What a figure, or a distribution, means. */
export interface Defined {
  readonly name: Said;
  readonly means: Said;
  readonly numerator?: Said;
  readonly denominator?: Said;
}

/** The names of everything a bulletin may speak of. */
export interface Terms {
  readonly figures: Readonly<Record<string, Defined | undefined>>;
  readonly distributions: Readonly<Record<string, Defined | undefined>>;
  readonly indicators: Readonly<Record<string, (Defined & { readonly unit: Said }) | undefined>>;
  /** Of a city, district or station. */
  readonly area: (code: string) => Said;
  readonly category: (code: string) => Said;
}

/** A version of a bulletin, as its text is made of it. */
export interface DocumentVersion {
  readonly area: string;
  readonly level: 'city' | 'district' | 'station';
  readonly month: string;
  readonly version: number;
  /** The day in the city. */
  readonly issuedOn: string;
  readonly ground?: CorrectionGround;
  /** Of a correction: what differs from the version before. */
  readonly changes: readonly BulletinChange[];
  readonly snapshot: Snapshot;
}

/** The figures of a snapshot by their definitions; what it does not hold is not told. */
export function reading({ figures, distributions }: Snapshot) {
  const byId = new Map(figures.map((it) => [it.definition, it]));
  const lengths = new Map(distributions.map((it) => [it.definition, it]));
  return {
    figure: (id: string): FrozenFigure | undefined => byId.get(id),
    count: (id: string): number => byId.get(id)?.numerator ?? 0,
    distribution: (id: string) => lengths.get(id),
    /** Whether there is nothing of any of these. */
    nothing: (...ids: readonly string[]): boolean => ids.every((id) => !byId.get(id)?.numerator),
  };
}
export type Reading = ReturnType<typeof reading>;

/** Names one of several things by its code; what has none goes by the code. */
export const nameIn = (
  of: Readonly<Record<string, { readonly name: Said } | undefined>>,
  code: string,
  language: Language,
): string => of[code]?.name[language] ?? code;
