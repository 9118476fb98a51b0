const streamStart = 'hazard-';
export const hazardStream = (id: string): string => `${streamStart}${id}`;
/** The hazard a stream tells of; undefined for any other stream. */
export const hazardOf = (stream: string): string | undefined =>
  stream.startsWith(streamStart) ? stream.slice(streamStart.length) : undefined;
