import type { RetentionClass } from '@maplebridge/contracts';
import type { Dossier } from '@maplebridge/event-log';
import type { Call } from '@maplebridge/lambda';

type Requested = Pick<Call, 'attempt'>;

/** Under which key of the dossier the words of this request stand; the same for its repetition. */
export const noteKey = ({ attempt }: Requested): string => `note-${attempt.request?.key}`;

/** When the fact happened and when it is recorded: the same, unless it is entered later. */
export const times = ({
  attempt,
  body,
}: Requested & { readonly body: { readonly at?: string | undefined } }) => ({
  at: body.at ?? attempt.now,
  now: attempt.now,
});

/** The attempt of a request whose words go to the dossier, under its note, before its events are written. */
export function keeping(
  dossier: Dossier,
  stream: string,
  call: Requested,
  words: object,
  as: RetentionClass,
): Call['attempt'] {
  const { request } = call.attempt;
  return {
    ...call.attempt,
    ...(request && {
      beforeAppend: (held) => dossier.keep(stream, noteKey(call), words, request, { as, held }),
    }),
  };
}
