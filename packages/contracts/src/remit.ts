/** How much of an enterprise a department answers for; each power includes those before it. */
export const enterprisePowers = ['sees', 'inspects', 'supervises'] as const;
export type EnterprisePower = (typeof enterprisePowers)[number];

/** What a department answers for. It is data of the city (`departments.json`, `indicators.json`). */
export interface Remit {
  /** None unless told. */
  readonly enterprises?: EnterprisePower | undefined;
  /** Kinds of hazards. */
  readonly hazards: readonly string[];
  /** Kinds of accidents. */
  readonly accidents: readonly string[];
  /** Whether it is notified of accidents whatever their kind. */
  readonly notified: boolean;
  /** Indicators whose figures it reports. */
  readonly indicators: readonly string[];
}

/** The remits of a city by department. A department that the city does not list has none. */
export type Remits = ReadonlyMap<string, Remit>;

/** Which remit a route asks of a department, besides its area. */
export const remits = {
  figures: { en: 'Figures are open to every department that the city lists', zh: '统计数据向本市各部门开放' },
  task: { en: 'Tasks that a case addresses to the department', zh: '案件交办本部门的任务' },
  indicator: { en: 'Indicators that the department reports', zh: '本部门归口的指标' },
  enterprise: {
    en: 'Departments that may see enterprises, inspect or supervise them',
    zh: '可查看、检查或监管企业的部门',
  },
  inspection: {
    en: 'Departments that inspect enterprises, or supervise them',
    zh: '负责企业检查或监管的部门',
  },
  supervision: { en: 'The department that supervises enterprises', zh: '企业主管部门' },
  hazard: { en: 'Hazards of a kind that the department answers for', zh: '本部门负责类别的隐患' },
  accident: { en: 'Accidents of a kind that the department answers for', zh: '本部门负责类别的事故' },
  'accident-told': {
    en: 'Accidents of a kind that the department answers for, and those it was notified of',
    zh: '本部门负责类别的事故，以及已通报本部门的事故',
  },
} as const satisfies Record<string, { readonly en: string; readonly zh: string }>;
export type RemitKind = keyof typeof remits;

/** What is asked about: a matter by its details, or without details any matter of that kind. */
export type Matter =
  | { readonly of: 'figures' | 'enterprise' | 'inspection' | 'supervision' }
  | { readonly of: 'task'; readonly department?: string }
  | { readonly of: 'indicator'; readonly indicator?: string }
  | { readonly of: 'hazard' | 'accident'; readonly kind?: string }
  | { readonly of: 'accident-told'; readonly kind?: string; readonly told?: readonly string[] };

/** Whether a department answers for a matter. Every check of a remit, of a request or a message, is this one. */
export function answersFor(department: string, remit: Remit | undefined, matter: Matter): boolean {
  if (!remit) return false;
  switch (matter.of) {
    case 'figures':
      return true;
    case 'task':
      return matter.department === undefined || matter.department === department;
    case 'indicator':
      return includes(remit.indicators, matter.indicator);
    case 'enterprise':
      return hasPower(remit, 'sees');
    case 'inspection':
      return hasPower(remit, 'inspects');
    case 'supervision':
      return hasPower(remit, 'supervises');
    case 'hazard':
      return includes(remit.hazards, matter.kind);
    case 'accident':
      return includes(remit.accidents, matter.kind);
    case 'accident-told':
      if (includes(remit.accidents, matter.kind)) return true;
      return matter.told?.includes(department) ?? (matter.kind === undefined && remit.notified);
    default:
      return matter satisfies never;
  }
}

const includes = (all: readonly string[], one: string | undefined): boolean =>
  one === undefined ? all.length > 0 : all.includes(one);

const hasPower = ({ enterprises }: Remit, least: EnterprisePower): boolean =>
  enterprises !== undefined && enterprisePowers.indexOf(enterprises) >= enterprisePowers.indexOf(least);
