import type { Contact, MaskedContact } from '@maplebridge/contracts/intake';

/** Two-character surnames still in use. In all other names the first character is the surname. */
const compoundSurnames: ReadonlySet<string> = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 司空 夏侯 端木 轩辕 南宫 独孤 百里 东郭 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 仲孙 钟离 鲜于 闾丘 亓官 拓跋 呼延 赫连'.split(
    ' ',
  ),
);

/** A longer name does not start with a surname: it is a transcribed foreign name or an organisation. */
const longestHanName = 4;
/** A fixed number of stars, so that the length of the name is not revealed. */
const some = '***';

/**
 * Masks a person's name. A Chinese name keeps the surname, with a star for each other character: 李*, 欧阳**. Any other name keeps
 * only its first letter: J***. A single character is hidden completely, because it may be the given name.
 */
export function maskedName(name: string): string {
  const letters = [...name.trim()];
  if (letters.length === 1) return '*';
  if (!/^\p{Script=Han}+$/u.test(letters.join('')) || letters.length > longestHanName) {
    return `${letters[0] ?? ''}${some}`;
  }
  const compound = letters.length > 2 && compoundSurnames.has(letters.slice(0, 2).join(''));
  const surname = letters.slice(0, compound ? 2 : 1);
  return surname.join('') + '*'.repeat(letters.length - surname.length);
}

/**
 * Masks a telephone number. A mainland mobile number keeps the operator prefix and the last four digits: 138****8000. Any other
 * number keeps the last two digits; a number of six digits or fewer keeps none.
 */
export function maskedPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  const [, operator, last] = /^(?:(?:00)?86)?(1[3-9]\d)\d{4}(\d{4})$/.exec(digits) ?? [];
  if (operator) return `${operator}****${last}`;
  return digits.length > 6 ? `****${digits.slice(-2)}` : '****';
}

/** A reporter or party as staff see them by default. Unmasked data need a disclosure with a purpose (PIPL art. 51). */
export const masked = ({ name, phone }: Contact): MaskedContact => ({
  name: maskedName(name),
  ...(phone !== undefined && { phone: maskedPhone(phone) }),
});
