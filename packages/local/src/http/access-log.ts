/** Formats the access log line of a request from its `$context` variables. */
export type AccessLog = (context: Readonly<Record<string, string | number>>) => void;

/** The access log in the stage's own format; variables without a value become "-". */
export function accessLog(write: (text: string) => void, format: string | undefined): AccessLog {
  if (format === undefined) return () => {};
  return (context) => {
    const line = format.replace(/\$context\.([\w.]+)/g, (_, name: string) => String(context[name] ?? '-'));
    write(`${line}\n`);
  };
}
