import type { Language } from '@maplebridge/contracts';
import type { Discovery } from '@maplebridge/contracts/open311';
import type * as z from 'zod';

/** The provider of the service, and its city. */
export interface Provider {
  readonly name: Readonly<Record<Language, string>>;
  /** Accepted values of `jurisdiction_id`. */
  readonly jurisdictions: readonly string[];
  readonly production: boolean;
}

/** When the response format last changed. Clients then reload the services. */
const changeset = '2026-01-01 00:00';

/** The service discovery file (wiki.open311.org/Service_Discovery). @param origin the URL by which the caller reached the API. */
export function discovery(
  { name, production }: Provider,
  origin: string,
  language: Language,
): z.output<typeof Discovery> {
  const zh = language === 'zh';
  return {
    changeset,
    contact: zh ? `${name.zh}公安机关各派出所` : `The police stations of ${name.en}`,
    key_service: zh ? '无需密钥。' : 'No key is needed.',
    endpoints: [
      {
        specification: 'http://wiki.open311.org/GeoReport_v2',
        url: `${origin}/open311/v2`,
        changeset,
        type: production ? 'production' : 'test',
        formats: ['text/xml', 'application/json'],
      },
    ],
  };
}
