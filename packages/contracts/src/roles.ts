/** Who calls. A token carries exactly one role and the area it is held for. */
export const roles = [
  'resident',
  'volunteer',
  'mediator',
  'officer',
  'enterprise',
  'department',
  'supervisor',
  'admin',
] as const;

export type Role = (typeof roles)[number];

/** Those who act for a station, and may therefore enter what happened earlier from paper records. */
export const staffRoles = ['mediator', 'officer', 'supervisor', 'admin'] as const satisfies readonly Role[];
