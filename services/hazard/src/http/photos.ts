import type { AttachmentStore } from '@maplebridge/attachments';
import type { NewPhoto, PhotoUpload, PhotoView } from '@maplebridge/contracts/hazard';
import { type Call, createdId, ok, type ProblemReply, type Reply, refuse } from '@maplebridge/lambda';
import type * as z from 'zod';

/** Photos of a stream; clients transfer the bytes by presigned URL. */
export type PhotoStore = Pick<AttachmentStore, 'upload' | 'exists' | 'view'>;

/** The URL to which a client uploads a photo of a stream. */
export async function photoUpload(
  photos: PhotoStore,
  stream: string,
  { body, context }: Pick<Call, 'context'> & { readonly body: z.output<typeof NewPhoto> },
): Promise<Reply<PhotoUpload>> {
  // The id depends on the content too, so that a photo already used as evidence cannot be replaced.
  const id = createdId(context.request, `photo ${body.sha256}`);
  const { url, headers, expiresAt } = await photos.upload(stream, id, body);
  return { status: 201, body: { id, url, method: 'PUT', headers: { ...headers }, expiresAt } };
}

/** The URL from which a client reads a photo of a stream. */
export async function photoView(
  photos: PhotoStore,
  stream: string,
  id: string,
): Promise<Reply<z.output<typeof PhotoView>> | ProblemReply> {
  const url = await photos.view(stream, id);
  return url === undefined ? refuse('unknown-photo') : ok({ id, url });
}

/** The problem reply if a command names photos that were not uploaded. */
export async function missingPhotos(
  photos: PhotoStore,
  stream: string,
  named: readonly string[],
): Promise<ProblemReply | undefined> {
  const missing = new Set(await photos.exists(stream, named));
  if (missing.size === 0) return undefined;
  const errors = named.flatMap((photo, i) =>
    missing.has(photo) ? [{ pointer: `/body/photos/${i}`, detail: 'was not uploaded' }] : [],
  );
  return { ...refuse('unknown-photo'), errors };
}
