/**
 * Version of all that is published together. The first number changes when others must change as well; `-draft` marks the next
 * release while it may still change (ADR 0042).
 */
export const contractsVersion = '2.0.0-draft';
