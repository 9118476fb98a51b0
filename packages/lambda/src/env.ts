import * as z from 'zod';

const name = z.string().min(1);

/** What `ServiceFunction` gives every function. The constructs take these same schemas, so a variable cannot be forgotten. */
export const FunctionEnv = z.object({ CITY: name, STAGE: name, POWERTOOLS_SERVICE_NAME: name });

/** What a function behind the HTTP API needs besides: which claims of the token hold role and area. */
export const HttpEnv = FunctionEnv.extend({
  ROLE_CLAIM: name,
  AREA_CLAIM: name,
  DEPARTMENT_CLAIM: name,
});

/** `FAILURES_URL`: the queue of what could not be published. */
export const RelayEnv = FunctionEnv.extend({ TOPIC_ARN: name, API_URL: name, FAILURES_URL: name });

export const tables = {
  LOG_TABLE: name,
  VIEW_TABLE: name,
  PERSONAL_DATA_TABLE: name,
  RESERVATION_TABLE: name,
  PROCESSED_EVENT_TABLE: name,
  THROTTLE_TABLE: name,
  EDITION_TABLE: name,
};

/** The secret of the deployment. */
export const secrets = { SECRET_ARN: name };

/** How the queues of departments' replies are called; the partner's id follows. */
export const replies = { REPLIES_PREFIX: name };

/** The bucket of a service's attachments by its regional domain name. */
export const attachments = { ATTACHMENTS_HOST: name };

export const claimNames = (env: z.infer<typeof HttpEnv>) => ({
  role: env.ROLE_CLAIM,
  area: env.AREA_CLAIM,
  department: env.DEPARTMENT_CLAIM,
});

/** The function's environment by the schema its construct fills in; a missing variable stops the cold start. */
export const readEnv = <S extends z.ZodType>(schema: S): z.output<S> => schema.parse(process.env);
