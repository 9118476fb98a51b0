const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * Whether 18 characters are a unit's code: the last checks the others, weighted by powers of 3, modulo 31 (GB 32100-2015). A
 * citizen's number has as many, and must not get into events by this way.
 */
export const isUnitCode = (code: string): boolean => {
  let [sum, weight] = [0, 1];
  for (const character of code.slice(0, 17)) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31] === code[17] && !isCitizenNumber(code);
};

const citizenWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643-1999: a day of birth stands in the middle, and the last character checks the others modulo 11. */
function isCitizenNumber(code: string): boolean {
  const [, year, month, day] = /^\d{6}(\d{4})(\d\d)(\d\d)\d{3}[\dX]$/.exec(code) ?? [];
  if (Number.isNaN(Date.parse(`${year}-${month}-${day}`))) return false;
  const sum = citizenWeights.reduce((total, weight, i) => total + Number(code[i]) * weight, 0);
  return '10X98765432'[sum % 11] === code[17];
}
