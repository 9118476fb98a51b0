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
  type Refusal,
  type Reply,
} from '@maplebridge/lambda';
import type * as z from 'zod';
import { reportStream } from '../report/report.ts';
import type { Report } from '../report/state.ts';
import type { ReportDeps } from './deps.ts';
import { findReport, holderOf, type Party, partyOf, there } from './party.ts';
import { runCommand } from './run-command.ts';

type Requested = Pick<Call, 'attempt'>;
type NewFile = BodyOf<typeof uploadAttachment>;

/**
 * The id of a file follows from who asked, their key and the content: the same request means the same file, and under the id
 * of one that was sent no other can be.
 */
const fileIdFor = ({ attempt }: Requested, { sha256 }: NewFile): string =>
  createdId(attempt.request, `attachment ${sha256}`);

/** Files of reports: bytes go from the client to the bucket and back, never through here. */
export function attachmentRoutes(deps: ReportDeps): Binding[] {
  const { attachments } = deps;

  async function upload(
    party: Party,
    call: Requested & { readonly body: NewFile },
  ): Promise<Reply<z.output<typeof AttachmentUpload>> | Refusal> {
    const { body, attempt } = call;
    const id = fileIdFor(call, body);
    const execution = await runCommand(deps, party, call, {
      ...{ type: 'AddAttachment', attachment: id, mediaType: body.type, bytes: body.bytes },
      at: attempt.now,
    });
    return answer(execution, async (_, version) => {
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

    on(eraseAttachment, async ({ params: { id, attachment }, caller, attempt }) => {
      const { admit } = await partyOf(deps, id, caller);
      const command = { type: 'EraseAttachment', attachment, at: attempt.now } as const;
      const execution = await deps.reports.execute(reportStream(id), command, {
        ...attempt,
        admit,
        // It is gone before the history says so.
        beforeAppend: async () => {
          await attachments.erase(reportStream(id), attachment);
          return 'done';
        },
      });
      return answer(execution, async (state, version) =>
        created(await listed(id, there(id, state)), version),
      );
    }),
  ];
}
