import { globSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generate } from '@maplebridge/contracts/generate';
import type { WholeCity } from '@maplebridge/directory';
import { cityDataPlugin } from '@maplebridge/directory/bundle-plugin';
import { publish } from '@maplebridge/platform/publish';
import { build, type Metafile } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The bundle of a function; its folder is the asset. */
export const bundleFolder = (name: string): string => `${root}build/lambda/${name}`;

/** Every handler by the name of its bundle: `services/mediation/src/scheduler.lambda.ts` is `mediation-scheduler`. */
export function handlers(): Record<string, string> {
  const rooms = globSync('services/*/src/*.lambda.ts', { cwd: root }).map((file) => {
    const [, service, , handlerName] = file.split('/');
    return [`${service}-${handlerName?.replace('.lambda.ts', '')}`, file] as const;
  });
  return Object.fromEntries([...rooms, ['relay', 'packages/lambda/src/relay.lambda.ts'] as const]);
}

/** Bundles every handler in one esbuild call, includes one city's data, and writes the published documents beside them. */
export async function bundle(city: WholeCity): Promise<Metafile> {
  rmSync(`${root}build/lambda`, { recursive: true, force: true });
  const metafile = await bundleInto('build/lambda', handlers(), city);
  generate();
  publish(bundleFolder('platform-api'));
  return metafile;
}

/** Bundles entry points, given by name, into folders of that name. */
export async function bundleInto(
  folder: string,
  entries: Readonly<Record<string, string>>,
  city: WholeCity,
): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: Object.entries(entries).map(([name, file]) => ({ in: file, out: `${name}/index` })),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    mainFields: ['module', 'main'],
    legalComments: 'none',
    charset: 'utf8',
    metafile: true,
    logLevel: 'warning',
    plugins: [cityDataPlugin(city)],
    // Lambda passes credentials in the environment. The default provider chain would add files, SSO and web identity:
    // 100 KB that are parsed at every cold start and never run.
    alias: { '@aws-sdk/credential-provider-node': `${root}infra/lambda-credentials.ts` },
    // CommonJS parts of the SDK require Node's built-in modules.
    banner: { js: "import{createRequire as r}from'node:module';const require=r(import.meta.url);" },
  });
  return metafile;
}
