/** Filing, supervision and special inspections of major hazards are theirs (Hazardous Chemicals Safety Law art. 13). */
export const supervising = ['emergency-management', 'fire-rescue'];

/** Whom overdue and major hazards and accidents reach, in every city. */
export const emergency = ['emergency-management'];
