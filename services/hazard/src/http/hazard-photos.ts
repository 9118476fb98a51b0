import { getHazardPhoto, uploadHazardPhoto } from '@maplebridge/contracts/hazard';
import { type Binding, on, refuse } from '@maplebridge/lambda';
import { hazardStream } from '../hazard/stream.ts';
import { findHazard, type HazardDeps } from './hazard-access.ts';
import { photoUpload, photoView } from './photos.ts';

/** Upload and view URLs for the photos of a hazard. */
export const hazardPhotos = (deps: HazardDeps): Binding[] => [
  on(uploadHazardPhoto, async (call) => {
    const { params, caller } = call;
    const found = await findHazard(deps, params.id, caller);
    if ('rejected' in found) return found;
    if (found.state.status === 'closed') return refuse('hazard-closed');
    return photoUpload(deps.photos, hazardStream(params.id), call);
  }),

  on(getHazardPhoto, async ({ params: { id, photo }, caller }) => {
    const found = await findHazard(deps, id, caller);
    return 'rejected' in found ? found : photoView(deps.photos, hazardStream(id), photo);
  }),
];
