import type { RetentionClass } from '@maplebridge/contracts';
import type { PersonalDataStore } from '@maplebridge/event-log';
import type { Call } from '@maplebridge/lambda';

type Requested = Pick<Call, 'context'>;

/** Under which key of the personal-data store the words of this request stand; the same for its repetition. */
export const noteKey = ({ context }: Requested): string => `note-${context.request?.key}`;

/** When the fact happened and when it is recorded: the same, unless it is entered later. */
export const times = ({
  context,
  body,
}: Requested & { readonly body: { readonly at?: string | undefined } }) => ({
  at: body.at ?? context.now,
  now: context.now,
});

/** The attempt of a request whose words go to the personal-data store, under its note, before its events are written. */
export function keeping(
  personalData: PersonalDataStore,
  stream: string,
  call: Requested,
  words: object,
  as: RetentionClass,
): Call['context'] {
  const { request } = call.context;
  return {
    ...call.context,
    ...(request && {
      beforeAppend: (held) => personalData.keep(stream, noteKey(call), words, request, { as, held }),
    }),
  };
}
