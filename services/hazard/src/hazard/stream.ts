const streamStart = 'hazard-';
export const hazardStream = (id: string): string => `${streamStart}${id}`;
/** The hazard id of a stream; undefined for a stream of another aggregate. */
export const hazardOf = (stream: string): string | undefined =>
  stream.startsWith(streamStart) ? stream.slice(streamStart.length) : undefined;
