/** An event before it is appended to the log. */
export interface NewEvent {
  readonly type: string;
  readonly schema: number;
  /** When it happened, RFC 3339; may lie before `recordedAt` when entered later. */
  readonly at: string;
  readonly data: unknown;
  readonly departments?: readonly string[] | undefined;
}

/** What a command stores in its event so that a repeated request is recognised. Both are one-way hashes. */
export interface RequestMark {
  readonly key: string;
  readonly body: string;
}

/** Author and trace, the same for all events of one command. */
export interface Provenance {
  /** Role and, for staff acting in office, the account: `officer:7f3a…`. Residents appear by role alone. */
  readonly by: string;
  readonly request?: RequestMark | undefined;
  readonly traceparent?: string | undefined;
}

/** One item of the log. */
export interface RecordedEvent extends NewEvent, Provenance {
  /** `<aggregate>-<id>` */
  readonly stream: string;
  /** 1 for the first event of a stream. */
  readonly version: number;
  readonly recordedAt: string;
  /** `city/district/station` */
  readonly area: string;
  /** Hash of the event before, '' for the first. */
  readonly prev: string;
  readonly hash: string;
}
