/** Who may see a case, and who not. */
export const seen = ['not-found', 'area-not-yours', 'recused'] as const;

/** Whoever was only asked to mediate does not see it yet. */
export const seenWhole = [...seen, 'assignment-not-answered'] as const;

export const onCase = [
  ...seen,
  'conflict',
  'version-stale',
  'time-in-future',
  'time-before-opening',
] as const;

export const onOpenCase = [...onCase, 'case-ended'] as const;
