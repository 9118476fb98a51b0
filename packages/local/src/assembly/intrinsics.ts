/** Resolves the references in a template's intrinsic functions. */
export interface Scope {
  readonly ref: (logicalId: string) => string;
  readonly attribute: (logicalId: string, name: string) => string;
  readonly imported: (exportName: string) => unknown;
}

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

const text = (value: unknown, scope: Scope): string => String(resolve(value, scope));

/** `${Name}`, `${Name.Attribute}` and, kept as it is, `${!Literal}`. */
function substitute(pattern: string, own: Readonly<Record<string, unknown>>, scope: Scope): string {
  return pattern.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    if (name in own) return text(own[name], scope);
    const dot = name.indexOf('.');
    return dot < 0 ? scope.ref(name) : scope.attribute(name.slice(0, dot), name.slice(dot + 1));
  });
}

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (id, scope) => scope.ref(String(id)),
  'Fn::GetAtt': (of, scope) => {
    const [id, name] = of as [string, string];
    return scope.attribute(id, name);
  },
  'Fn::ImportValue': (name, scope) => resolve(scope.imported(text(name, scope)), scope),
  'Fn::Join': (of, scope) => {
    const [separator, parts] = of as [string, unknown];
    return (resolve(parts, scope) as unknown[]).map(String).join(separator);
  },
  'Fn::Sub': (of, scope) => {
    const [pattern, own] = Array.isArray(of) ? (of as [string, Record<string, unknown>]) : [String(of), {}];
    return substitute(pattern, own, scope);
  },
  'Fn::Select': (of, scope) => {
    const [index, from] = of as [unknown, unknown];
    return (resolve(from, scope) as unknown[])[Number(index)];
  },
  'Fn::Split': (of, scope) => {
    const [separator, from] = of as [string, unknown];
    return text(from, scope).split(separator);
  },
};

/** Replaces every intrinsic function in a template value with its result. Throws for an unknown function. */
export function resolve(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((item) => resolve(item, scope));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (only && entries.length === 1) {
    const [name, argument] = only;
    const intrinsic = intrinsics[name];
    if (intrinsic) return intrinsic(argument, scope);
    if (name.startsWith('Fn::')) throw new Error(`The local runtime does not know ${name}`);
  }
  return Object.fromEntries(entries.map(([key, item]) => [key, resolve(item, scope)]));
}
