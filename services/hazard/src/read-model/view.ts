import type { listPage } from '@maplebridge/event-log';

/** The table of the read models. */
export interface View {
  readonly client: Parameters<typeof listPage>[0];
  readonly table: string;
}

/** Which page of a list is wanted. */
export interface PageWanted {
  /** The scopes whose lists are merged: stations, parks or enterprises. */
  readonly scopes: readonly string[];
  readonly after: string | undefined;
  readonly limit: number;
}

/** An instant as a sort key: text order is time order. */
export const keyAt = (instant: string): string => new Date(instant).toISOString();
