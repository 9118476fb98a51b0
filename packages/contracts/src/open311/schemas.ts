import * as z from 'zod';
import { Id, words } from '../common.ts';
import { count, decimal, maybe, needed, several, time } from './field.ts';

/*
 * The forms of GeoReport v2 (wiki.open311.org/GeoReport_v2), whose names are the standard's and not ours. In XML a list is an
 * element of its own around one element an item; in JSON it is an array alone (the "Spark convention").
 */

const list = <T extends z.ZodType>(item: T, id: string, name: string) =>
  z.array(item).meta({ id, xml: { name, wrapped: true } });

export const ServiceCode = z
  .string('is required')
  .regex(/^[a-z0-9-]{1,40}\.[a-z0-9-]{1,40}$/, 'must be a code that the list of services names')
  .meta({ id: 'ServiceCode', examples: ['hazard.gas'] });

const Service = z
  .strictObject({
    service_code: z.string(),
    service_name: z.string(),
    description: z.string(),
    metadata: z.boolean().describe('Whether there are questions; GET the definition'),
    type: z.literal('batch').describe('A POST answers with a token'),
    keywords: z.string(),
    group: z.string(),
  })
  .meta({ id: 'Open311Service', xml: { name: 'service' } });
export const ServiceList = list(Service, 'Open311ServiceList', 'services');
export type Service = z.infer<typeof Service>;

const Attribute = z
  .strictObject({
    variable: z.literal(true),
    code: z.string(),
    datatype: z.enum(['string', 'number', 'text', 'singlevaluelist']),
    required: z.boolean(),
    datatype_description: z.string().nullable(),
    order: z.int().positive(),
    description: z.string(),
    values: z.array(z.strictObject({ key: z.string(), name: z.string() })).optional(),
  })
  .meta({ id: 'Open311Attribute', xml: { name: 'attribute' } });
export type Attribute = z.infer<typeof Attribute>;

export const ServiceDefinition = z
  .strictObject({ service_code: z.string(), attributes: z.array(Attribute) })
  .meta({ id: 'Open311ServiceDefinition', xml: { name: 'service_definition' } });

const ServiceRequest = z
  .strictObject({
    service_request_id: Id,
    status: z.enum(['open', 'closed']),
    status_notes: z.string(),
    service_name: z.string(),
    service_code: z.string(),
    description: z.null().describe('The reporter’s words are shown to nobody here'),
    agency_responsible: z.null(),
    service_notice: z.null(),
    requested_datetime: z.string(),
    updated_datetime: z.string(),
    expected_datetime: z.null(),
    address: z.null(),
    address_id: z.null(),
    zipcode: z.null(),
    lat: z.number().describe('To three decimals, about 100 m'),
    long: z.number(),
    media_url: z.null(),
  })
  .meta({ id: 'Open311Request', xml: { name: 'request' } });
export const ServiceRequests = list(ServiceRequest, 'Open311Requests', 'service_requests');
export type ServiceRequest = z.infer<typeof ServiceRequest>;

export const ServiceRequestReceipts = list(
  z.strictObject({ token: z.string(), service_notice: z.string(), account_id: z.null() }),
  'Open311Receipts',
  'service_requests',
);

export const ServiceRequestIds = list(
  z.strictObject({ service_request_id: Id, token: z.string() }),
  'Open311Ids',
  'service_requests',
);

export const Discovery = z
  .strictObject({
    changeset: z.string(),
    contact: z.string(),
    key_service: z.string(),
    endpoints: z.array(
      z.strictObject({
        specification: z.string(),
        url: z.string(),
        changeset: z.string(),
        type: z.enum(['production', 'test']),
        formats: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'Open311Discovery', xml: { name: 'discovery' } });

/** What any request may carry, and few do. */
export const jurisdiction = {
  jurisdiction_id: maybe(z.string().max(100)).describe('The city’s code or name; one city is served'),
};

/** The most that one query answers (GeoReport v2, “Response Volume”), and how many requests may be named at once. */
export const mostRequests = 1000;
const mostNamed = 50;
const mostServices = 10;

/** Which requests are asked for. `updated_*`, `page` and `page_size` are extensions that most servers share. */
export const RequestQuery = z.object({
  ...jurisdiction,
  service_request_id: maybe(several(Id, mostNamed)).describe('Overrides all other arguments'),
  service_code: maybe(several(ServiceCode, mostServices)),
  status: maybe(several(z.enum(['open', 'closed']), 2)),
  start_date: maybe(time).describe('Requested from then on; 90 days at most, the latest unless told'),
  end_date: maybe(time),
  updated_after: maybe(time).describe('Changed from then on, the oldest change first'),
  updated_before: maybe(time),
  page: maybe(count(mostRequests)),
  page_size: maybe(count(mostRequests)),
});
export type RequestQuery = z.output<typeof RequestQuery>;

const attribute = z.union([z.string().max(2000), z.array(z.string().max(2000)).max(50)]);

/** A request on its way in. What is not named here is passed over. */
export const NewServiceRequest = z
  .object({
    ...jurisdiction,
    api_key: maybe(z.string().max(200)).describe('None is needed, and none is looked at'),
    service_code: needed(ServiceCode),
    lat: needed(decimal(-90, 90)).describe('WGS-84; an address alone is not enough'),
    long: needed(decimal(-180, 180)),
    address_string: maybe(words(500)).describe('Kept with the words'),
    description: maybe(words(4000)).describe('Kept in the personal-data store alone'),
    media_url: maybe(words(1000)).describe('Kept with the words; nothing is fetched from it'),
    first_name: maybe(words(40)),
    last_name: maybe(words(39)),
    phone: maybe(words(40)),
    email: maybe(z.email('must be an e-mail address').max(80)),
    device_id: maybe(z.string().max(200)).describe('Tells a repeated request, and is not kept'),
    attribute: z
      .record(
        z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'must be the code of an attribute'),
        needed(attribute.optional()),
      )
      .optional()
      .describe('`attribute[code]=value`, by the service’s definition'),
  })
  .meta({ id: 'NewOpen311Request' });
export type NewServiceRequest = z.output<typeof NewServiceRequest>;
