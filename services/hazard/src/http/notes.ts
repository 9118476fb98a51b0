import type { RetentionClass } from '@maplebridge/contracts';
import type { PersonalDataStore } from '@maplebridge/event-log';
import type { Call } from '@maplebridge/lambda';

type Requested = Pick<Call, 'context'>;

/** The key of this request's words in the personal-data store. A retried request has the same key. */
export const noteKey = ({ context }: Requested): string => `note-${context.request?.key}`;

/** When it happened and when it is recorded. They differ if it is entered later. */
export const times = ({
  context,
  body,
}: Requested & { readonly body: { readonly at?: string | undefined } }) => ({
  at: body.at ?? context.now,
  now: context.now,
});

/** The command context of a request with words: they are stored under its note key before its events are appended. */
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
