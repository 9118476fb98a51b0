/** Whether one instant lies before another; both RFC 3339. */
export const isBefore = (at: string, other: string): boolean => Date.parse(at) < Date.parse(other);

/** The later of two instants. */
export const later = (at: string, other: string): string => (isBefore(at, other) ? other : at);
