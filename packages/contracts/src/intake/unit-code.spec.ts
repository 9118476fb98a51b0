import { expect, test } from 'vitest';
import { UnitCode } from './schemas.ts';

const accepts = (code: string) => UnitCode.safeParse(code).success;

test.each(['9144030071526726XG', '914403001922038216', '91330100799655058B'])(
  '%s is the code of a unit',
  (code) => expect(accepts(code)).toBe(true),
);

test.each([
  ['a wrong check character', '9144030071526726XA'],
  ['a letter no code has', '91440300715267I6XG'],
  ['too few characters', '914403001922038'],
  ['the number of a citizen', '999999199001011238'],
  ['the number of a citizen whose check fits a unit too', '99999919900101069X'],
])('%s is none', (_, code) => expect(accepts(code)).toBe(false));
