const streamStart = 'inspection-';
export const inspectionStream = (id: string): string => `${streamStart}${id}`;
/** The inspection a stream tells of; undefined for any other stream. */
export const inspectionOf = (stream: string): string | undefined =>
  stream.startsWith(streamStart) ? stream.slice(streamStart.length) : undefined;
