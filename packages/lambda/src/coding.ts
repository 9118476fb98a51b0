import { gunzipSync } from 'node:zlib';

/** Whether `Accept-Encoding` names a coding. Who says nothing may not know it (RFC 9110, 12.5.3 leaves it open). */
export const takes = (coding: string, acceptEncoding = ''): boolean =>
  acceptEncoding.split(',').some((it) => {
    const [name = '', quality = ''] = it.toLowerCase().split(';');
    return [coding, '*'].includes(name.trim()) && !/q=0(\.0*)?\s*$/.test(quality);
  });

/** Text as it was before it was packed. */
export const unpacked = (bytes: Uint8Array): string => gunzipSync(bytes).toString('utf8');
