import type { BodyOf } from '@maplebridge/contracts';
import {
  type AttachmentList,
  type AttachmentUpload,
  eraseAttachment,
  listAttachments,
  uploadAttachment,
  uploadTrackedAttachment,
} from '@maplebridge/contracts/intake';
import {
  answer,
  type Binding,
  type Call,
  created,
  createdId,
  ok,
  on,
  type ProblemReply,
  type Reply,
} from '@maplebridge/lambda';
import type * as z from 'zod';
import type { Report } from '../report/state.ts';
import { reportStream } from '../report/stream.ts';
import { codeHolder, findReport, type Party, partyOf, requireState } from './party.ts';
import type { ReportDeps } from './report-deps.ts';
import { runCommand } from './run-command.ts';

type Requested = Pick<Call, 'context'>;
type NewFile = BodyOf<typeof uploadAttachment>;

/**
 * The id of a file is derived from the caller, the idempotency key and the content hash. A repeated request gets the same file, and
 * different content can never replace an uploaded file.
 */
const fileIdFor = ({ context }: Requested, { sha256 }: NewFile): string =>
  createdId(context.request, `attachment ${sha256}`);

/** Files of reports. Clients upload to and download from the bucket directly, by presigned URL. */
export function attachmentRoutes(deps: ReportDeps): Binding[] {
  const { attachments } = deps;

  async function upload(
    party: Party,
    call: Requested & { readonly body: NewFile },
  ): Promise<Reply<z.output<typeof AttachmentUpload>> | ProblemReply> {
    const { body, context } = call;
    const id = fileIdFor(call, body);
    const result = await runCommand(deps, party, call, {
      ...{ type: 'AddAttachment', attachment: id, mediaType: body.type, bytes: body.bytes },
      at: context.now,
    });
    return answer(result, async (_, version) => {
      const { url, headers, expiresAt } = await attachments.upload(reportStream(party.id), id, body);
      return created({ id, url, method: 'PUT' as const, headers: { ...headers }, expiresAt }, version);
    });
  }

  async function listed(
    id: string,
    { attachments: files }: Report,
  ): Promise<z.output<typeof AttachmentList>> {
    const items = files.map(async ({ attachment, mediaType: type, bytes }) => {
      const url = (await attachments.view(reportStream(id), attachment)) ?? null;
      return { id: attachment, type, bytes, url };
    });
    return { items: await Promise.all(items) };
  }

  return [
    on(uploadAttachment, async (call) => upload(await partyOf(deps, call.params.id, call.caller), call)),
    on(uploadTrackedAttachment, (call) => upload(codeHolder(call.params.code), call)),

    on(listAttachments, async ({ params, caller }) => {
      const found = await findReport(deps, await partyOf(deps, params.id, caller));
      if ('rejected' in found) return found;
      return ok(await listed(params.id, found.state), found.version);
    }),

    on(eraseAttachment, async ({ params: { id, attachment }, caller, context }) => {
      const { admit } = await partyOf(deps, id, caller);
      const command = { type: 'EraseAttachment', attachment, at: context.now } as const;
      const result = await deps.reports.execute(reportStream(id), command, {
        ...context,
        admit,
        // Delete the file before the event says that it was erased.
        beforeAppend: async () => {
          await attachments.erase(reportStream(id), attachment);
          return 'done';
        },
      });
      return answer(result, async (state, version) =>
        created(await listed(id, requireState(id, state)), version),
      );
    }),
  ];
}
