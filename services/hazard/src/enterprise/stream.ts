const streamStart = 'enterprise-';
export const enterpriseStream = (id: string): string => `${streamStart}${id}`;
/** The enterprise id of a stream; undefined for a stream of another aggregate. */
export const enterpriseOf = (stream: string): string | undefined =>
  stream.startsWith(streamStart) ? stream.slice(streamStart.length) : undefined;
