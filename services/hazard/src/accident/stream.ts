const streamStart = 'accident-';
export const accidentStream = (id: string): string => `${streamStart}${id}`;
/** The accident a stream tells of; undefined for any other stream. */
export const accidentOf = (stream: string): string | undefined =>
  stream.startsWith(streamStart) ? stream.slice(streamStart.length) : undefined;
