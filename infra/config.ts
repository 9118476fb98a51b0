import { readdirSync, readFileSync } from 'node:fs';
import type { WholeCity } from '@maplebridge/directory';
import { loadCity } from '@maplebridge/directory/load';
import * as z from 'zod';

const stages = new URL('./stages/', import.meta.url);
const stageNames = () => readdirSync(stages).map((file) => file.replace(/\.json$/, ''));

const baseUrl = z
  .url()
  .regex(/^(https:\/\/|http:\/\/127\.0\.0\.1:)/, 'must be https')
  .regex(/[^/]$/, 'must not end with a slash');

/** What differs between stages of one city. */
const StageConfig = z.strictObject({
  protect: z.boolean().describe('Keep tables and keys when the stack is deleted, and refuse their deletion'),
  logRetentionDays: z
    .union([180, 365, 400, 545, 731, 1096, 1827].map((days) => z.literal(days)))
    .describe('At least six months: Cybersecurity Law (2016) art. 21(3)'),
  throttle: z.strictObject({ rate: z.number().positive(), burst: z.int().positive() }),
  apiUrl: baseUrl
    .optional()
    .describe(
      'Where clients call, if the API has a domain of its own; events name schemas and details under it',
    ),
  corsOrigins: z.array(z.url()).describe('Web consoles that may call'),
  alarmEmails: z.array(z.email()),
});
export type StageConfig = z.infer<typeof StageConfig>;

/** The settings accepted as `-c key=value`. */
const Context = z
  .strictObject({
    city: z.string().default('zhenjiang'),
    cities: z
      .string()
      .min(1)
      .optional()
      .describe('The folder that contains the city’s folder; the built-in one by default'),
    stage: z.string().default('dev'),
    issuer: baseUrl.optional().describe('An OIDC provider; a Cognito pool is made when there is none'),
    audience: z.string().min(1).optional(),
    roleClaim: z.string().min(1).optional(),
    areaClaim: z.string().min(1).optional(),
    departmentClaim: z.string().min(1).optional(),
  })
  .refine((it) => (it.issuer === undefined) === (it.audience === undefined), {
    path: ['audience'],
    message: 'an issuer and its audience are given together or not at all',
  });

/** The token issuer that authenticates callers. */
export type Identity = {
  readonly roleClaim: string;
  readonly areaClaim: string;
  readonly departmentClaim: string;
} & ({ readonly issuer: string; readonly audience: string } | { readonly issuer?: never });

/** One deployment: a city on a stage. */
export interface Deployment {
  readonly cityName: string;
  readonly city: WholeCity;
  readonly stageName: string;
  readonly stage: StageConfig;
  readonly identity: Identity;
}

/** Maplebridge's own settings; CDK's keys contain a colon. */
const ownSettings = (context: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(context).filter(([key]) => !key.includes(':')));

function checked<S extends z.ZodType>(schema: S, input: unknown, where: string): z.output<S> {
  const { data, error } = schema.safeParse(input);
  if (error) throw new Error(`${where}: ${z.prettifyError(error)}`);
  return data as z.output<S>;
}

/** Checks a stage's settings; throws with the path of each error. */
export const stageConfig = (input: unknown, where: string): StageConfig => checked(StageConfig, input, where);

/** Reads the deployment from CDK's context and the files it names; an unknown key is an error, not a default. */
export function deploymentOf(context: Readonly<Record<string, unknown>>): Deployment {
  const { city, cities, stage, ...identity } = checked(
    Context,
    ownSettings(context),
    'context (-c key=value)',
  );
  if (!stageNames().includes(stage)) {
    throw new Error(`There is no stage "${stage}"; there are: ${stageNames().join(', ')}`);
  }
  const file = `infra/stages/${stage}.json`;
  return {
    cityName: city,
    city: loadCity(city, cities),
    stageName: stage,
    stage: stageConfig(JSON.parse(readFileSync(new URL(`${stage}.json`, stages), 'utf8')), file),
    identity: identityOf(identity),
  };
}

function identityOf({
  issuer,
  audience,
  ...names
}: Omit<z.infer<typeof Context>, 'city' | 'cities' | 'stage'>): Identity {
  const isOurs = issuer === undefined || audience === undefined;
  // A user pool's custom attributes have this prefix in its tokens.
  const prefix = isOurs ? 'custom:' : '';
  const claims = {
    roleClaim: names.roleClaim ?? `${prefix}role`,
    areaClaim: names.areaClaim ?? `${prefix}area`,
    departmentClaim: names.departmentClaim ?? `${prefix}department`,
  };
  return isOurs ? claims : { issuer, audience, ...claims };
}
