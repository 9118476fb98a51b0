import * as z from 'zod';
import { addressThrottle, openThrottle } from '../intake/index.ts';
import { type RouteDefinition, route } from '../route.ts';
import { geoReportProblems } from './errors.ts';
import {
  Discovery,
  jurisdiction,
  NewServiceRequest,
  RequestQuery,
  ServiceDefinition,
  ServiceList,
  ServiceRequestIds,
  ServiceRequestReceipts,
  ServiceRequests,
} from './schemas.ts';

/** What all routes of the facade have in common: anyone calls them, no faster than this, and is refused as GeoReport does. */
const georeport = {
  roles: 'anyone',
  scope: 'open',
  throttle: openThrottle,
  refusals: geoReportProblems,
} as const;

const elsewhere = ['not-found'] as const;
const query = z.object(jurisdiction);

type Unformatted = Omit<RouteDefinition, 'roles' | 'scope' | 'produces'>;
type Formatted<R extends Unformatted> = Omit<R, 'operationId' | 'path'> &
  typeof georeport &
  Pick<RouteDefinition, 'operationId' | 'path' | 'produces'>;

/** A route in each of the two formats: GeoReport names them at the end of the path. */
function inEachFormat<const R extends Unformatted>(it: R): { json: Formatted<R>; xml: Formatted<R> } {
  const common = { ...georeport, ...it };
  return {
    json: { ...common, path: `${it.path}.json`, produces: ['application/json'] },
    xml: { ...common, operationId: `${it.operationId}InXml`, path: `${it.path}.xml`, produces: ['text/xml'] },
  };
}

/** API Gateway takes parameters as whole segments of a path, so the format comes along with what is named. */
const either = { ...georeport, produces: ['application/json', 'text/xml'] } as const;
const named = (what: string) =>
  z.strictObject({ file: z.string().max(100).describe(`${what}, and \`.json\` or \`.xml\``) });

export const discoverOpen311 = inEachFormat({
  operationId: 'discoverOpen311',
  method: 'GET',
  path: '/open311/v2/discovery',
  summary: { en: 'Where the Open311 API is', zh: 'Open311 接口发现' },
  query,
  answers: { 200: Discovery },
  rejections: elsewhere,
});

export const listOpen311Services = inEachFormat({
  operationId: 'listOpen311Services',
  method: 'GET',
  path: '/open311/v2/services',
  summary: { en: 'What can be reported through Open311', zh: 'Open311 可受理事项' },
  query,
  answers: { 200: ServiceList },
  rejections: elsewhere,
});

export const getOpen311Service = route({
  ...either,
  operationId: 'getOpen311Service',
  method: 'GET',
  path: '/open311/v2/services/{file}',
  summary: { en: 'What is asked about a service', zh: 'Open311 事项的问题' },
  params: named('A service code'),
  query,
  answers: { 200: ServiceDefinition },
  rejections: elsewhere,
});

export const submitOpen311Request = inEachFormat({
  operationId: 'submitOpen311Request',
  method: 'POST',
  path: '/open311/v2/requests',
  summary: { en: 'Take in a report from an Open311 client', zh: '经 Open311 提交报告' },
  consumes: 'application/x-www-form-urlencoded',
  repetition: 'by-content',
  body: NewServiceRequest,
  answers: { 201: ServiceRequestReceipts },
  rejections: ['not-found', 'outside-city', 'answer-invalid', 'conflict', 'caller-throttled'],
  throttle: addressThrottle,
});

export const listOpen311Requests = inEachFormat({
  operationId: 'listOpen311Requests',
  method: 'GET',
  path: '/open311/v2/requests',
  summary: { en: 'Reports about public places, without words or persons', zh: 'Open311 公开事项列表' },
  query: RequestQuery,
  answers: { 200: ServiceRequests },
  rejections: [...elsewhere, 'caller-throttled'],
  throttle: { ...openThrottle, perCaller: { most: 600, per: 'minute' } },
});

export const getOpen311Request = route({
  ...either,
  operationId: 'getOpen311Request',
  method: 'GET',
  path: '/open311/v2/requests/{file}',
  summary: { en: 'One public report by its id', zh: '按编号查询 Open311 公开事项' },
  params: named('An id'),
  query,
  answers: { 200: ServiceRequests },
  rejections: elsewhere,
});

export const getOpen311Token = route({
  ...either,
  operationId: 'getOpen311Token',
  method: 'GET',
  path: '/open311/v2/tokens/{file}',
  summary: { en: 'The id of the report that a token was given for', zh: '凭令牌查询 Open311 报告编号' },
  params: named('A token'),
  query,
  answers: { 200: ServiceRequestIds },
  rejections: elsewhere,
});

export const open311Routes: readonly RouteDefinition[] = [
  ...[discoverOpen311, listOpen311Services, submitOpen311Request, listOpen311Requests].flatMap(
    ({ json, xml }) => [json, xml],
  ),
  getOpen311Service,
  getOpen311Request,
  getOpen311Token,
];
