const streamStart = 'inspection-';
export const inspectionStream = (id: string): string => `${streamStart}${id}`;
/** The inspection id of a stream; undefined for a stream of another aggregate. */
export const inspectionOf = (stream: string): string | undefined =>
  stream.startsWith(streamStart) ? stream.slice(streamStart.length) : undefined;
