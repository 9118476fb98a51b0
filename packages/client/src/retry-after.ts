/** Seconds that `Retry-After` asks to wait, which tells them or a date (RFC 9110, 10.2.3). */
export function retryAfterOf(headers: Headers, now = Date.now()): number | undefined {
  const told = headers.get('retry-after');
  if (told === null) return undefined;
  const seconds = /^\d+$/.test(told) ? Number(told) : (Date.parse(told) - now) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}
