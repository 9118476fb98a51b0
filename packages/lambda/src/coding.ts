import { gunzipSync } from 'node:zlib';

/** Whether `Accept-Encoding` names a coding. Who says nothing may not know it (RFC 9110, 12.5.3 leaves it open). */
export function takes(coding: string, acceptEncoding = ''): boolean {
  const named = acceptEncoding.split(',').map((it) => {
    const [name = '', quality = ''] = it.toLowerCase().split(';');
    return { name: name.trim(), refused: /q=0(\.0*)?\s*$/.test(quality) };
  });
  const told = named.find(({ name }) => name === coding) ?? named.find(({ name }) => name === '*');
  return told !== undefined && !told.refused;
}

/** Text as it was before it was packed. */
export const unpacked = (bytes: Uint8Array): string => gunzipSync(bytes).toString('utf8');
