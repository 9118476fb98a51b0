const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** What was written by people, or stands in data, is text in a page and never markup. */
export const text = (it: string): string => it.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
