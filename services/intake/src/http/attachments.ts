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
import { findReport, holderOf, type Party, partyOf, there } from './party.ts';
import type { ReportDeps } from './report-deps.ts';
import { runCommand } from './run-command.ts';

type Requested = Pick<Call, 'context'>;
type NewFile = BodyOf<typeof uploadAttachment>;

/**
 * The id of a file follows from who asked, their key and the content: the same request means the same file, and under the id
 * of one that was sent no other can be.
 */
const fileIdFor = ({ context }: Requested, { sha256 }: NewFile): string =>
  createdId(context.request, `attachment ${sha256}`);

/** Files of reports: bytes go from the client to the bucket and back, never through here. */
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
    on(uploadTrackedAttachment, (call) => upload(holderOf(call.params.code), call)),

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
        // It is gone before the history says so.
        beforeAppend: async () => {
          await attachments.erase(reportStream(id), attachment);
          return 'done';
        },
      });
      return answer(result, async (state, version) => created(await listed(id, there(id, state)), version));
    }),
  ];
}
