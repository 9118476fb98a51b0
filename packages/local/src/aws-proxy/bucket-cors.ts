import type { App } from '../assembly/resources.ts';
import type { ProxyRequest } from './proxy-request.ts';

interface Rule {
  readonly AllowedOrigins: readonly string[];
  readonly AllowedMethods: readonly string[];
  readonly AllowedHeaders?: readonly string[];
  readonly ExposedHeaders?: readonly string[];
  readonly MaxAge?: number;
}

/** The CORS headers of S3's answer to a page of another origin, preflight included; undefined when no rule allows it. */
export type BucketCors = (asked: ProxyRequest) => Record<string, string> | undefined;

/** Evaluates the rules of each bucket. Origins are compared exactly; headers match `*` or by name. */
export function bucketCors(app: App): BucketCors {
  const rules = new Map(
    app.ofType('AWS::S3::Bucket').map(({ identity, properties }) => {
      const { CorsRules = [] } = (properties.CorsConfiguration ?? {}) as { CorsRules?: Rule[] };
      return [identity.ref, CorsRules] as const;
    }),
  );
  return ({ method, url, headers }) => {
    const { origin } = headers;
    if (origin === undefined) return undefined;
    const [, bucket = ''] = new URL(url, 'http://s3').pathname.split('/');
    const wanted = headers['access-control-request-method'] ?? method;
    const asked = (headers['access-control-request-headers'] ?? '').split(/, */).filter(Boolean);
    const rule = rules
      .get(bucket)
      ?.find(
        ({ AllowedOrigins, AllowedMethods, AllowedHeaders = [] }) =>
          AllowedOrigins.includes(origin) &&
          AllowedMethods.includes(wanted) &&
          (AllowedHeaders.includes('*') || asked.every((name) => AllowedHeaders.includes(name))),
      );
    return rule && answer(rule, origin, asked);
  };
}

const answer = ({ AllowedMethods, ExposedHeaders = [], MaxAge }: Rule, origin: string, asked: string[]) => ({
  vary: 'Origin',
  'access-control-allow-origin': origin,
  'access-control-allow-methods': AllowedMethods.join(', '),
  ...(asked.length && { 'access-control-allow-headers': asked.join(', ') }),
  ...(ExposedHeaders.length && { 'access-control-expose-headers': ExposedHeaders.join(', ') }),
  ...(MaxAge !== undefined && { 'access-control-max-age': String(MaxAge) }),
});
