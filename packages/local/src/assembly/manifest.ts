import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A template as CDK wrote it, with intrinsic functions still in it. */
export interface Template {
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<Record<string, TemplateOutput>>;
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Metadata?: Readonly<Record<string, unknown>>;
}

interface TemplateOutput {
  readonly Value: unknown;
  readonly Description?: string;
  readonly Export?: { readonly Name: string };
}

/** One stack of the assembly. */
export interface SynthesizedStack {
  readonly name: string;
  readonly template: Template;
}

interface Manifest {
  readonly artifacts?: Readonly<
    Record<string, { readonly type: string; readonly properties?: { readonly templateFile?: string } }>
  >;
}

const readJson = <T>(folder: string, file: string): T =>
  JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;

/** The stacks of a cloud assembly (`cdk.out`). */
export function readAssembly(folder: string): SynthesizedStack[] {
  const { artifacts = {} } = readJson<Manifest>(folder, 'manifest.json');
  const stacks = Object.entries(artifacts).flatMap(([name, { type, properties }]) =>
    type === 'aws:cloudformation:stack' && properties?.templateFile
      ? [{ name, template: readJson<Template>(folder, properties.templateFile) }]
      : [],
  );
  if (stacks.length === 0) throw new Error(`${folder} contains no stack; synthesize the app first`);
  return stacks;
}
