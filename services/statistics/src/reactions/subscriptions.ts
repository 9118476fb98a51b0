import { countedTypes } from '../domain/counting/catalogue.ts';

/** The event types that the inbox receives: exactly those that are counted. The stack filters the topic by this list. */
export const subscriptions: readonly string[] = countedTypes;
