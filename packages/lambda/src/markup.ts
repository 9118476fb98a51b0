/**
 * Characters that turn or mark the direction of text: U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069. They are
 * invisible and make a line read as another one than it is (CVE-2021-42574), so a printed document shows none of them. What
 * was recorded keeps them.
 */
const directionControls = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** Text as it may be written into any document: in the order in which it is stored. */
export const withoutDirection = (it: string): string => it.replace(directionControls, '');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** What was written by people, or stands in data, is text in a page and never markup. */
export const text = (it: string): string =>
  withoutDirection(it).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
