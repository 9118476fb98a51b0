import type { Area } from '@maplebridge/contracts';
import type { CaseView, ReasonCode } from '@maplebridge/contracts/mediation';
import { type City, localTime, type Span } from '@maplebridge/directory';
import { sentences } from '../domain/routing/sentences.ts';
import { codeLabels } from './labels.ts';

/** Puts a value of one key into Chinese; a list item by item. */
export type Says = (value: never) => string;

const units: Readonly<Record<Span['unit'], string>> = {
  hours: '小时',
  days: '日',
  'working-days': '个工作日',
  months: '个月',
};
const span = ({ length, unit }: Span): string => `${length}${units[unit]}`;

const number = new Intl.NumberFormat('zh-CN');
const counted =
  (unit: string): Says =>
  (n: number) =>
    `${number.format(n)}${unit}`;

const date = (day: string): string => {
  const [year, month, ofMonth] = day.split('-').map(Number);
  return `${year}年${month}月${ofMonth}日`;
};

const party: Says = (id: string) => `当事人${id}`;
const helper: Says = (id: string) => id.replace(/^H(\d+)$/, '$1号协助人员');
const edition: Says = (n: number) => `第${n}版`;
const term: Says = (n: number) => `第${n}项`;
const asItStands: Says = (it: string) => it;
const degrees = (n: number, [plus, minus]: readonly [string, string]): string =>
  `${n < 0 ? minus : plus}${Math.abs(n)}°`;
const position: Says = ({ lng, lat }: CaseView['position']) =>
  `${degrees(lng, ['东经', '西经'])}，${degrees(lat, ['北纬', '南纬'])}`;

const languageNames = new Intl.DisplayNames('zh-Hans', { type: 'language', fallback: 'none' });
const language: Says = (code: string) => languageNames.of(code) ?? `语言代码 ${code}`;

const parties = [
  ...['party', 'parties', 'by', 'to', 'consentedBy', 'guardians'],
  ...['proxies', 'minors', 'suspects', 'refusedBy'],
];
const days = ['effectiveOn', 'confirmationDueOn', 'dueOn', 'handlingStartsOn'];
const times = [
  ...['answerBy', 'dueAt', 'stepDueAt', 'visitDueAt'],
  ...['waitedSince', 'since', 'closedAt', 'breachedAt', 'overdueAt'],
];
/** Numbers by which mediators, reports and units are known. */
const ids = ['reportId', 'mediator', 'employer', 'units'];

const each = (keys: readonly string[], says: Says) => keys.map((key) => [key, says] as const);

/** What people call the things of a list of the city's data, by their codes. */
const named = (list: readonly { readonly id: string; readonly name: { readonly zh: string } }[]): Says => {
  const names = new Map(list.map(({ id, name }) => [id, name.zh]));
  return (id: string) => names.get(id) ?? id;
};

/** What each limit is called, by its rule; those that exist once for every department, tier or term begin with it. */
function limitNames({ policy, departments }: City): Says {
  const { judicialConfirmation, policeMediation, mediatorAnswer, departmentTask, returnVisit } = policy;
  const names = new Map([
    ...policy.limits.map((it) => [it.rule, `调解期限（${span(it)}）`] as const),
    [judicialConfirmation.rule, `申请司法确认期限（${judicialConfirmation.days}日）`],
    [policeMediation.rule, `再次治安调解期限（${span(policeMediation.secondWithin)}）`],
    [mediatorAnswer.rule, `调解员答复期限（${span(mediatorAnswer)}）`],
    [returnVisit.rule, `回访期限（${span(returnVisit)}）`],
    ...departments.map(
      ({ id, name }) =>
        [`${departmentTask.rule}-${id}`, `${name.zh}部门办理期限（${span(departmentTask)}）`] as const,
    ),
    ...Object.entries(codeLabels.tier ?? {}).map(([tier, zh]) => [`step-${tier}`, `${zh}办理期限`] as const),
  ]);
  return (rule: string) => names.get(rule) ?? rule.replace(/^term-(\d+)$/, '协议第$1项履行期限');
}

/** An instant, by the scheduler of the city. */
export const timeIn =
  (timeZone: string) =>
  (at: string): string => {
    const local = localTime(at, timeZone);
    return `${date(local.date)} ${local.time}`;
  };

export const areaIn =
  ({ code, name, districts, stations }: City) =>
  ({ city, district, station }: Area): string => {
    const nameOf = named([{ id: code, name }, ...districts, ...stations]) as (id: string) => string;
    return [city, district, station].map(nameOf).join('');
  };

/** A reason as the city's sentence; one whose rule has left the policy is told by its rule. */
function reasonsIn(city: City): Says {
  const sentence = sentences(city);
  return (reason: ReasonCode) => {
    const { zh, source } = sentence(reason);
    return source === undefined ? `现行政策已无此规则：${zh}` : zh;
  };
}

/** How the values of each key are told that are neither codes nor yes or no. */
export function valuesIn(city: City): ReadonlyMap<string, Says> {
  const { policy, venues, departments } = city;
  const department = named(departments);
  return new Map<string, Says>([
    ...each(parties, party),
    ...each(days, date),
    ...each(times, timeIn(city.timeZone)),
    ...each(ids, asItStands),
    ...each(['department', 'departments', 'cancelled'], department),
    ...each(['distanceMetres', 'metres'], counted('米')),
    ...each(['helper', 'helpers'], helper),
    ['area', areaIn(city)],
    ['position', position],
    ['reasons', reasonsIn(city)],
    ['rule', limitNames(city)],
    ['venue', named(venues)],
    ['skills', named(policy.skills)],
    ['languages', language],
    ['protocol', named(policy.protocols)],
    ['step', named(policy.protocols.flatMap(({ steps }) => steps))],
    ['amountYuan', counted('元')],
    ['partyCount', counted('方')],
    ['peopleInvolved', counted('人')],
    ['records', counted('条')],
    ['openCases', counted('件')],
    ['ladder', edition],
    ['term', term],
  ]);
}
