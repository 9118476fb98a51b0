/** Requests a second in the long run, and how many at once. */
export interface Rate {
  readonly rate: number;
  readonly burst: number;
}

/** A token bucket: answers whether one more request at `now` (milliseconds) may pass. */
export function throttle({ rate, burst }: Rate): (now: number) => boolean {
  let tokens = burst;
  let last = Number.NaN;
  return (now) => {
    if (!Number.isNaN(last)) tokens = Math.min(burst, tokens + ((now - last) / 1000) * rate);
    last = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
