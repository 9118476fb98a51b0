import { type PlaceSettings, placeOf } from './place.ts';
import { type Answer, reached } from './reached.ts';

/** A file to be uploaded. */
export interface NewAttachment {
  /** The media type. */
  readonly type: string;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** Where to send it with a PUT. */
export interface Upload {
  readonly url: string;
  /** Headers to send unchanged. Content-Length is signed too; every HTTP client sends it by itself. */
  readonly headers: Readonly<Record<string, string>>;
  /** RFC 3339. */
  readonly expiresAt: string;
}

/**
 * Attachments of streams, in a bucket as `<owner>/<id>`. Clients upload and download the bytes themselves with short-lived
 * presigned URLs; S3 rejects what differs from the announced file. Derive the id from the content, so that a second upload under
 * it changes nothing.
 */
export interface AttachmentStore {
  upload(owner: string, id: string, of: NewAttachment): Promise<Upload>;
  /** The ids that do not exist. */
  exists(owner: string, ids: readonly string[]): Promise<string[]>;
  /** A URL to view it for some minutes; undefined when it does not exist. */
  view(owner: string, id: string): Promise<string | undefined>;
  /** The ids of all files of an owner, in order. */
  list(owner: string): Promise<string[]>;
  /** Deletes it. A file that does not exist is not an error. */
  erase(owner: string, id: string): Promise<void>;
}

/**
 * How S3 is to keep and give a file, bound by the signature of its upload: whoever uploads can store no coding in which the bytes
 * would be read as others, no cache may keep it, and a browser that is led to it saves it rather than showing it.
 */
const handling = { encoding: 'identity', caching: 'private, no-store' } as const;
const asFile = (id: string, type: string): string => {
  const [, kind = 'bin'] = type.split('/');
  return `attachment; filename="${id}.${kind}"`;
};

const uploadSeconds = 600;
const viewSeconds = 300;
/** How long a URL for the store's own calls is valid. */
const ownSeconds = 60;

export function attachmentStore(
  settings: PlaceSettings,
  clock: () => Date = () => new Date(),
): AttachmentStore {
  const place = placeOf(settings);
  const keyOf = (owner: string, id: string) => `${owner}/${id}`;

  const call = (method: 'HEAD' | 'GET' | 'DELETE', key: string, query: Record<string, string> = {}) =>
    reached(method, () => place.presign({ method, key, query, seconds: ownSeconds, at: clock() }));

  async function head(owner: string, id: string): Promise<Answer | undefined> {
    const answer = await call('HEAD', keyOf(owner, id));
    if (answer.status === 404) return undefined;
    return need(answer, 200);
  }

  return {
    async upload(owner, id, { type, bytes, sha256 }) {
      const at = clock();
      const headers = {
        'content-type': type,
        'content-encoding': handling.encoding,
        'content-disposition': asFile(id, type),
        'cache-control': handling.caching,
        'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64'),
      };
      const bound = { ...headers, 'content-length': String(bytes) };
      const key = keyOf(owner, id);
      const url = await place.presign({ method: 'PUT', key, headers: bound, seconds: uploadSeconds, at });
      return { url, headers, expiresAt: new Date(at.getTime() + uploadSeconds * 1000).toISOString() };
    },

    async exists(owner, ids) {
      const found = await Promise.all(ids.map((id) => head(owner, id)));
      return ids.filter((_, i) => found[i] === undefined);
    },

    async view(owner, id) {
      const there = await head(owner, id);
      if (!there) return undefined;
      const type = there.headers.get('content-type') ?? 'application/octet-stream';
      // Also protects files uploaded before these headers were signed.
      const query = {
        'response-content-type': type,
        'response-content-encoding': handling.encoding,
        'response-content-disposition': asFile(id, type),
        'response-cache-control': handling.caching,
      };
      return place.presign({
        method: 'GET',
        key: keyOf(owner, id),
        query,
        seconds: viewSeconds,
        at: clock(),
      });
    },

    async list(owner) {
      const prefix = keyOf(owner, '');
      const ids: string[] = [];
      for (let after = prefix; ; after = keyOf(owner, ids.at(-1) ?? '')) {
        const { text } = need(await call('GET', '', { 'list-type': '2', prefix, 'start-after': after }), 200);
        // Owners and ids contain no character that XML escapes.
        const keys = [...text.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => key);
        ids.push(...keys.map((key) => key.slice(prefix.length)));
        if (!keys.length || !text.includes('<IsTruncated>true</IsTruncated>')) return ids;
      }
    },

    async erase(owner, id) {
      need(await call('DELETE', keyOf(owner, id)), 204);
    },
  };
}

function need(answer: Answer, status: number): Answer {
  if (answer.status === status) return answer;
  const code = /<Code>(\w+)<\/Code>/.exec(answer.text)?.[1] ?? '';
  throw new Error(`S3 answered ${answer.status} ${code}`.trimEnd());
}
