import type { App } from '../assembly/resources.ts';
import type { Call } from './call.ts';

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: unknown;
}

const list = <T>(it: T | readonly T[]): readonly T[] => (Array.isArray(it) ? it : [it as T]);

/** `*` and `?` as in IAM. */
const matches = (pattern: string, value: string): boolean =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    'i',
  ).test(value);

const covers = (statement: Statement, action: string, resource: string): boolean =>
  list(statement.Action).some((pattern) => matches(pattern, action)) &&
  list(statement.Resource).some((pattern) => matches(pattern, resource));

/** What a call lacks: the first action on a resource that its role does not allow. */
export type Permissions = (call: Call) => { readonly action: string; readonly resource: string } | undefined;

/** The permissions of every function by its role's policies. Other keys belong to the operator, who may do everything. */
export function permissionsOf(app: App): Permissions {
  const byRole = new Map<string, Statement[]>();
  for (const { properties } of app.ofType('AWS::IAM::Policy')) {
    const statements = (properties.PolicyDocument as { Statement: Statement[] }).Statement;
    for (const role of properties.Roles as string[])
      byRole.set(role, [...(byRole.get(role) ?? []), ...statements]);
  }
  const roles = new Map(
    app.ofType('AWS::IAM::Role').map(({ identity }) => [identity.attributes.Arn, identity.ref]),
  );
  const ofFunction = new Map(
    app.ofType('AWS::Lambda::Function').map(({ name, properties }) => {
      const role = roles.get(String(properties.Role)) ?? '';
      return [name, byRole.get(role) ?? []] as const;
    }),
  );
  return ({ accessKey, needs }) => {
    const statements = ofFunction.get(accessKey);
    return statements && needs.find((need) => !allowed(statements, need));
  };
}

function allowed(
  statements: readonly Statement[],
  { action, resource }: { readonly action: string; readonly resource: string },
): boolean {
  const covering = statements.filter((statement) => covers(statement, action, resource));
  const conditional = covering.find(({ Condition }) => Condition !== undefined);
  if (conditional)
    throw new Error(`The local runtime does not evaluate conditions of IAM: ${JSON.stringify(conditional)}`);
  return covering.length > 0 && covering.every(({ Effect }) => Effect === 'Allow');
}
