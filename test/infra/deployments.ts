import { type Deployment, deploymentOf } from '@maplebridge/infra/config';
import { addStacks } from '@maplebridge/infra/deployment';
import { App } from 'aws-cdk-lib';

export interface Resource {
  readonly stack: string;
  readonly id: string;
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
}

export interface Templates {
  readonly resources: readonly Resource[];
  readonly outputs: readonly {
    readonly id: string;
    readonly Description?: string;
    readonly Export?: unknown;
  }[];
  /** All templates as text. */
  readonly text: string;
  ofType(type: string): readonly Resource[];
}

type Template = {
  Resources: Record<string, Omit<Resource, 'stack' | 'id'>>;
  Outputs?: Record<string, object>;
};

/** Synthesizes the deployment of a context. */
export const templatesOf = (context: Record<string, string>, change?: (app: App) => void): Templates =>
  templatesFrom(deploymentOf(context), change);

/** Synthesizes a deployment in memory. Throws when a cdk-nag rule is violated without a stated reason. */
export function templatesFrom(deployment: Deployment, change: (app: App) => void = () => {}): Templates {
  const app = new App();
  addStacks(app, deployment);
  change(app);
  const { stacks } = app.synth();
  const templates = stacks.map(({ stackName, template }) => ({ stackName, template: template as Template }));
  const resources = templates.flatMap(({ stackName, template }) =>
    Object.entries(template.Resources).map(([id, it]) => ({
      ...it,
      id,
      Properties: it.Properties ?? {},
      stack: stackName.split('-').at(-1) ?? '',
    })),
  );
  return {
    resources,
    outputs: templates.flatMap(({ template }) =>
      Object.entries(template.Outputs ?? {}).map(([id, it]) => ({ id, ...it })),
    ),
    text: JSON.stringify(templates),
    ofType: (type) => resources.filter((it) => it.Type === type),
  };
}
