import { getHazardPhoto, type PhotoUpload, uploadHazardPhoto } from '@maplebridge/contracts/hazard';
import { type Binding, derivedId, ok, on, type Refusal, refuse } from '@maplebridge/lambda';
import { hazardStream } from '../hazard/hazard.ts';
import { findHazard, type HazardDeps } from './hazard-access.ts';

/** Where photos of a hazard are sent, and seen. */
export const hazardPhotos = (deps: HazardDeps): Binding[] => [
  on(uploadHazardPhoto, async ({ params, body, caller, key }) => {
    const found = await findHazard(deps, params.id, caller);
    if ('rejected' in found) return found;
    if (found.state.status === 'closed') return refuse('hazard-closed');
    // It follows from the content too: under the id of one that was shown as evidence no other can be sent.
    const id = derivedId(caller, `${key}\n${body.sha256}`);
    const { url, headers, expiresAt } = await deps.photos.upload(hazardStream(params.id), id, body);
    const upload: PhotoUpload = { id, url, method: 'PUT', headers: { ...headers }, expiresAt };
    return { status: 201, body: upload };
  }),

  on(getHazardPhoto, async ({ params: { id, photo }, caller }) => {
    const found = await findHazard(deps, id, caller);
    if ('rejected' in found) return found;
    const url = await deps.photos.view(hazardStream(id), photo);
    return url === undefined ? refuse('unknown-photo') : ok({ id: photo, url });
  }),
];

/** The refusal of evidence whose photos were not uploaded. */
export async function missingPhotos(
  { photos }: HazardDeps,
  id: string,
  named: readonly string[],
): Promise<Refusal | undefined> {
  const missing = new Set(await photos.exists(hazardStream(id), named));
  if (missing.size === 0) return undefined;
  const errors = named.flatMap((photo, i) =>
    missing.has(photo) ? [{ pointer: `/body/photos/${i}`, detail: 'was not uploaded' }] : [],
  );
  return { ...refuse('unknown-photo'), errors };
}
