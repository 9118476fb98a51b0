import { type Endpoints, type Identity, identityOf, pseudoParameters } from './identities.ts';
import { resolve, type Scope } from './intrinsics.ts';
import { readAssembly, type SynthesizedStack } from './manifest.ts';
import { type BuiltType, isBuilt } from './resource-types.ts';

/** One resource, with all references resolved. */
export interface Resource {
  readonly type: BuiltType;
  /** `<stack>-<logical id>`: the physical name too, unless a resource has one of its own. */
  readonly name: string;
  readonly identity: Identity;
  readonly properties: Readonly<Record<string, unknown>>;
  /** The path of a function's code, relative to the assembly. */
  readonly asset: string | undefined;
}

export interface Output {
  readonly key: string;
  readonly description: string;
  readonly value: string;
}

/** The app as the runtime builds it. */
export interface App {
  readonly folder: string;
  readonly resources: readonly Resource[];
  readonly outputs: readonly Output[];
  readonly ofType: (type: BuiltType) => readonly Resource[];
}

/** Reads a cloud assembly. */
export function readApp(folder: string, endpoints: Endpoints): App {
  const stacks = readAssembly(folder);
  const exported = exportsOf(stacks, endpoints);
  const scopes = stacks.map((stack) => ({ stack, scope: scopeOf(stack, exported, endpoints) }));
  const resources = scopes.flatMap(({ stack, scope }) => resourcesOf(stack, scope, endpoints));
  const outputs = scopes.flatMap(({ stack: { template }, scope }) =>
    Object.entries(template.Outputs ?? {}).flatMap(([key, { Value, Description }]) =>
      Description === undefined
        ? []
        : [{ key, description: Description, value: String(resolve(Value, scope)) }],
    ),
  );
  return { folder, resources, outputs, ofType: (type) => resources.filter((it) => it.type === type) };
}

function resourcesOf(
  { name: stack, template }: SynthesizedStack,
  scope: Scope,
  endpoints: Endpoints,
): Resource[] {
  return Object.entries(template.Resources).flatMap(([logicalId, resource]) => {
    const { Type: type, Properties = {}, Metadata } = resource;
    const name = `${stack}-${logicalId}`;
    if (!isBuilt(type, name)) return [];
    return [
      {
        type,
        name,
        identity: identityOf(resource, stack, logicalId, endpoints),
        properties: resolve(Properties, scope) as Resource['properties'],
        asset: Metadata?.['aws:asset:path'] as string | undefined,
      },
    ];
  });
}

/** Values exported between stacks, each resolved in the exporting stack. */
function exportsOf(stacks: readonly SynthesizedStack[], endpoints: Endpoints): (name: string) => unknown {
  const found = new Map(
    stacks.flatMap((stack) =>
      Object.values(stack.template.Outputs ?? {}).flatMap(({ Value, Export }) =>
        Export ? [[Export.Name, { stack, Value }] as const] : [],
      ),
    ),
  );
  const imported = (name: string): unknown => {
    const it = found.get(name);
    if (!it) throw new Error(`No stack exports ${name}`);
    return resolve(it.Value, scopeOf(it.stack, imported, endpoints));
  };
  return imported;
}

function scopeOf(
  { name, template }: SynthesizedStack,
  imported: Scope['imported'],
  endpoints: Endpoints,
): Scope {
  const identity = (logicalId: string): Identity => {
    const resource = template.Resources[logicalId];
    if (!resource) throw new Error(`${name} refers to ${logicalId}, which it does not contain`);
    return identityOf(resource, name, logicalId, endpoints);
  };
  return {
    imported,
    ref: (id) => pseudoParameters[id] ?? identity(id).ref,
    attribute: (id, attribute) => {
      const value = identity(id).attributes[attribute];
      if (value === undefined) throw new Error(`${name}: the local runtime does not know ${id}.${attribute}`);
      return value;
    },
  };
}
