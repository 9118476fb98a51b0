const streamStart = 'accident-';
export const accidentStream = (id: string): string => `${streamStart}${id}`;
/** The accident id of a stream; undefined for a stream of another aggregate. */
export const accidentOf = (stream: string): string | undefined =>
  stream.startsWith(streamStart) ? stream.slice(streamStart.length) : undefined;
