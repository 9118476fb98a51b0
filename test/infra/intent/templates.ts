import { type Resource, templatesOf } from '../deployments.ts';

/** The two deployments whose templates are checked. */
export const prod = templatesOf({ stage: 'prod', issuer: 'https://id.example.org', audience: 'maplebridge' });
export const dev = templatesOf({ stage: 'dev' });

export const names = (of: readonly Resource[]) => of.map(({ stack, id }) => `${stack}/${id}`);

/** The names of the resources that fail a condition. */
export const but = (of: readonly Resource[], holds: (it: Resource) => unknown) =>
  names(of.filter((it) => !holds(it)));

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Principal?: unknown;
  readonly Condition?: unknown;
}
export const statements = (it: Resource) =>
  (it.Properties.PolicyDocument as { Statement: Statement[] }).Statement;
export const list = <T>(it: T | T[]): T[] => (Array.isArray(it) ? it : [it]);

/** The permissions of the functions' roles. */
export const rights = () =>
  prod.ofType('AWS::IAM::Policy').flatMap((it) => statements(it).map((statement) => ({ of: it, statement })));
