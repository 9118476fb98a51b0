import type { Language } from '@maplebridge/contracts';
import { categories, codes, type Question, type ReportKind } from '@maplebridge/contracts/intake';
import type { Service } from '@maplebridge/contracts/open311';

/** Tips are confidential and therefore not offered. */
type OfferedKind = Exclude<ReportKind, 'tip'>;

/** A category in the city's `forms.json`. */
export interface Form {
  readonly kind: ReportKind;
  readonly category: string;
  readonly name: { readonly en: string; readonly zh: string };
  readonly questions: readonly Question[];
}

/** A report category as a GeoReport service. */
export interface OfferedService {
  /** `<kind>.<category>`. Clients store it, so its meaning must never change. */
  readonly code: string;
  readonly kind: OfferedKind;
  readonly category: string;
  readonly name: Readonly<Record<Language, string>>;
  readonly questions: readonly Question[];
}

const groups: Readonly<Record<OfferedKind, Readonly<Record<Language, string>>>> = {
  dispute: { en: 'Dispute', zh: '纠纷' },
  hazard: { en: 'Hazard', zh: '隐患' },
  service: { en: 'Service', zh: '服务' },
};

export const serviceCode = (kind: ReportKind, category: string): string => `${kind}.${category}`;

/** The kind and category that a service code names. */
export function kindOf(code: string): [ReportKind, string] {
  const [kind = '', category = ''] = code.split('.');
  return [kind as ReportKind, category];
}

/** All services by code, with the names and questions of the city. */
export function offeredServices(forms: readonly Form[]): ReadonlyMap<string, OfferedService> {
  const services = codes(groups).flatMap((kind) =>
    Object.entries(categories[kind]).map(([category, zh]): OfferedService => {
      const form = forms.find((it) => it.kind === kind && it.category === category);
      return {
        code: serviceCode(kind, category),
        kind,
        category,
        name: form?.name ?? { en: readable(category), zh },
        questions: form?.questions ?? [],
      };
    }),
  );
  return new Map(services.map((service) => [service.code, service]));
}

/** `fire-lane-blocked` is “Fire lane blocked”. */
const readable = (code: string): string =>
  `${code.slice(0, 1).toUpperCase()}${code.slice(1).replaceAll('-', ' ')}`;

export function presentService({ code, kind, name, questions }: OfferedService, language: Language): Service {
  return {
    service_code: code,
    service_name: name[language],
    description: `${groups[kind][language]}${language === 'zh' ? '：' : ': '}${name[language]}`,
    metadata: questions.length > 0,
    type: 'batch',
    keywords: [name.en, name.zh, groups[kind].en, groups[kind].zh].join(', '),
    group: groups[kind][language],
  };
}
