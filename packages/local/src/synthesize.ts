import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface Synthesis {
  readonly city: string;
  /** The issuer whose tokens the API takes. */
  readonly issuer: string;
  readonly audience: string;
  /** The output folder of the assembly. */
  readonly folder: string;
}

/** Bundles and synthesizes the local stage of a city: the same app that `cdk deploy` would deploy. */
export async function synthesize({ folder, ...settings }: Synthesis): Promise<void> {
  const { context } = JSON.parse(readFileSync(`${root}cdk.json`, 'utf8')) as { context: object };
  const app = spawn(process.execPath, ['infra/app.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      CDK_OUTDIR: folder,
      CDK_CONTEXT_JSON: JSON.stringify({
        ...context,
        ...settings,
        stage: 'local',
        // As the CDK CLI does: the template of a function then names the path of its code.
        'aws:cdk:enable-asset-metadata': true,
      }),
    },
  });
  let said = '';
  for (const output of [app.stdout, app.stderr]) {
    output.on('data', (text) => {
      said += text;
    });
  }
  const [code] = (await once(app, 'exit')) as [number];
  if (code !== 0) throw new Error(`The app could not be synthesized:\n${said}`);
}
