import type { Contact, MaskedContact } from '@maplebridge/contracts/intake';

/** Surnames of two characters that are still borne; of all others the first character is the surname. */
const compoundSurnames: ReadonlySet<string> = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 司空 夏侯 端木 轩辕 南宫 独孤 百里 东郭 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 仲孙 钟离 鲜于 闾丘 亓官 拓跋 呼延 赫连'.split(
    ' ',
  ),
);

/** Longer ones are no name of a person with surname first: a transcribed name, or a unit. */
const longestHanName = 4;
/** As many for every name of which the length would tell something. */
const some = '***';

/**
 * A person's name as others may see it. Chinese names keep the surname, with a star for each other character: 李*, 欧阳**; all
 * others keep their first letter alone: J***. A single character is all hidden, since it may be the given name.
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
 * A telephone number as others may see it. Of a mobile number of the mainland the operator and the last four digits, by which
 * its holder knows it: 138****8000; of all others the last two digits, and of a short one none.
 */
export function maskedPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  const [, operator, last] = /^(?:(?:00)?86)?(1[3-9]\d)\d{4}(\d{4})$/.exec(digits) ?? [];
  if (operator) return `${operator}****${last}`;
  return digits.length > 6 ? `****${digits.slice(-2)}` : '****';
}

/** Whoever reported or is concerned, as staff see them before they say for what they need more (PIPL art. 51). */
export const masked = ({ name, phone }: Contact): MaskedContact => ({
  name: maskedName(name),
  ...(phone !== undefined && { phone: maskedPhone(phone) }),
});
