/**
 * The greatest number, counted from 1 without gaps, that is there; 0 when there is none. It asks as often as the number has
 * binary digits, twice.
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
