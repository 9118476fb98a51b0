import * as z from 'zod';
import { Id } from '../common.ts';

/** Follows from who asked for the upload and their idempotency key. */
export const PhotoId = Id.meta({ id: 'PhotoId' });

const mostBytes = 10 * 1024 * 1024;

export const NewPhoto = z
  .strictObject({
    type: z.enum(['image/jpeg', 'image/png', 'image/webp']),
    bytes: z.int().positive().max(mostBytes, `at most ${mostBytes} bytes`),
    sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be the SHA-256 of the photo, in hexadecimal'),
  })
  .meta({ id: 'NewPhoto' });

/** Where and how to send the photo; what differs from what was told is not taken. */
export const PhotoUpload = z
  .strictObject({
    id: PhotoId,
    url: z.string(),
    method: z.literal('PUT'),
    headers: z.record(z.string(), z.string()).describe('To be sent as they are'),
    expiresAt: z.string(),
  })
  .meta({ id: 'PhotoUpload' });
export type PhotoUpload = z.infer<typeof PhotoUpload>;

export const PhotoView = z
  .strictObject({ id: PhotoId, url: z.string().describe('Opens the photo for a few minutes') })
  .meta({ id: 'Photo' });
