import { fromEnv } from '@aws-sdk/credential-provider-env';
import { buildQueryString, escapeUriPath, HttpRequest } from '@smithy/core/protocols';
import { Hash } from '@smithy/core/serde';
import { SignatureV4 } from '@smithy/signature-v4';

/** The bucket's address and the credentials that sign, both read from the Lambda environment. */
export interface PlaceSettings {
  /** `<bucket>.s3.<region>.<suffix>`, which holds in any partition. */
  readonly host: string;
  readonly region?: string | undefined;
  /** Another S3-compatible endpoint; the bucket is then the first segment of the path. */
  readonly endpoint?: string | undefined;
  readonly credentials?: ConstructorParameters<typeof SignatureV4>[0]['credentials'];
}

/** What a URL allows, and for how long. */
export interface Presigning {
  readonly method: 'PUT' | 'GET' | 'HEAD' | 'DELETE';
  /** '' is the bucket itself. */
  readonly key: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Signed headers: the client must send exactly these. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly seconds: number;
  readonly at: Date;
}

/** Signs URLs of a bucket. Signing is local and makes no request. */
export interface Place {
  presign(what: Presigning): Promise<string>;
}

/** The payload is not signed: the checksum, which is, says what it must be. */
const payload = { 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD' };

export function placeOf({
  host,
  region = process.env.AWS_REGION ?? '',
  endpoint = process.env.AWS_ENDPOINT_URL_S3 ?? process.env.AWS_ENDPOINT_URL,
  credentials = fromEnv(),
}: PlaceSettings): Place {
  const [bucket] = host.split('.s3.');
  const base = new URL(endpoint ? `${endpoint}/${bucket}/` : `https://${host}/`);
  // Unlike other services, S3 does not escape a path twice.
  const signer = new SignatureV4({
    service: 's3',
    region,
    credentials,
    sha256: Hash.bind(null, 'sha256'),
    uriEscapePath: false,
  });
  return {
    async presign({ method, key, query = {}, headers = {}, seconds, at }) {
      const path = `${base.pathname}${escapeUriPath(key)}`;
      const request = new HttpRequest({
        method,
        hostname: base.hostname,
        path,
        query: { ...query },
        headers: { host: base.host, ...headers, ...payload },
      });
      const signed = await signer.presign(request, {
        signingDate: at,
        expiresIn: seconds,
        unhoistableHeaders: new Set(Object.keys(headers)),
        // Otherwise `cache-control` would not be signed.
        signableHeaders: new Set(['host', ...Object.keys(headers)]),
      });
      return `${base.origin}${path}?${buildQueryString(signed.query ?? {})}`;
    },
  };
}
