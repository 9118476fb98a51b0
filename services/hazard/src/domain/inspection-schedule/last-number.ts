/**
 * The largest existing number, if they count from 1 without gaps; 0 if there is none. A binary search: about 2 log2(n) calls.
 */
export async function lastNumber(isThere: (number: number) => Promise<boolean>): Promise<number> {
  let beyond = 1;
  while (await isThere(beyond)) beyond *= 2;
  let last = Math.floor(beyond / 2);
  while (beyond - last > 1) {
    const middle = Math.floor((last + beyond) / 2);
    if (await isThere(middle)) last = middle;
    else beyond = middle;
  }
  return last;
}
