const streamStart = 'enterprise-';
export const enterpriseStream = (id: string): string => `${streamStart}${id}`;
/** The enterprise a stream tells of; undefined for any other stream. */
export const enterpriseOf = (stream: string): string | undefined =>
  stream.startsWith(streamStart) ? stream.slice(streamStart.length) : undefined;
