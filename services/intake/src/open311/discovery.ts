import type { Language } from '@maplebridge/contracts';
import type { Discovery } from '@maplebridge/contracts/open311';
import type * as z from 'zod';

/** Who serves, and for which city. */
export interface Provider {
  readonly name: Readonly<Record<Language, string>>;
  /** By which a client may call the city. */
  readonly jurisdictions: readonly string[];
  readonly production: boolean;
}

/** When what this facade answers last changed its form; clients then read the services again. */
const changeset = '2026-01-01 00:00';

/** The service discovery file (wiki.open311.org/Service_Discovery). @param origin where the caller found the API. */
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
