const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** Everything that was written by people is text, and never markup. */
export const text = (it: string): string => it.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** A line of a table: its name as text, its value as markup. */
export const row = (name: string, value: string): string =>
  `<tr><th>${text(name)}</th><td>${value}</td></tr>`;
