/** Of all that is published together. The first number changes when others must change as well (ADR 0042). */
export const contractsVersion = '1.0.0';
