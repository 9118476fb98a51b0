import type { Example } from './example.ts';
import * as known from './known.ts';

const xml = (root: string): { readonly 'text/xml': string } => ({
  'text/xml': `<?xml version="1.0" encoding="utf-8"?>\n${root}`,
});

/** A refusal in XML. */
export const xmlErrors = (status: number, description: string): string =>
  xml(`<errors><error><code>${status}</code><description>${description}</description></error></errors>`)[
    'text/xml'
  ];

const query = { jurisdiction_id: 'zhenjiang' };

const discovery: Example = {
  query,
  answer: {
    changeset: '2026-01-01 00:00',
    contact: 'The police stations of Zhenjiang',
    key_service: 'No key is needed.',
    endpoints: [
      {
        specification: 'http://wiki.open311.org/GeoReport_v2',
        url: 'https://api.maplebridge.dev/open311/v2',
        changeset: '2026-01-01 00:00',
        type: 'production',
        formats: ['text/xml', 'application/json'],
      },
    ],
  },
  as: xml(
    '<discovery><changeset>2026-01-01 00:00</changeset><contact>The police stations of Zhenjiang</contact><key_service>No key is needed.</key_service><endpoints><endpoint><specification>http://wiki.open311.org/GeoReport_v2</specification><url>https://api.maplebridge.dev/open311/v2</url><changeset>2026-01-01 00:00</changeset><type>production</type><formats><format>text/xml</format><format>application/json</format></formats></endpoint></endpoints></discovery>',
  ),
};

const services: Example = {
  query,
  answer: [
    {
      service_code: 'hazard.gas',
      service_name: 'Gas',
      description: 'Hazard: Gas',
      metadata: true,
      type: 'batch',
      keywords: 'Gas, 燃气, Hazard, 隐患',
      group: 'Hazard',
    },
  ],
  as: xml(
    '<services><service><service_code>hazard.gas</service_code><service_name>Gas</service_name><description>Hazard: Gas</description><metadata>true</metadata><type>batch</type><keywords>Gas, 燃气, Hazard, 隐患</keywords><group>Hazard</group></service></services>',
  ),
};

const definition: Example = {
  params: { file: 'hazard.gas.json' },
  query,
  answer: {
    service_code: 'hazard.gas',
    attributes: [
      {
        variable: true,
        code: 'smell-now',
        datatype: 'singlevaluelist',
        required: true,
        datatype_description: null,
        order: 1,
        description: 'Is there a smell of gas now?',
        values: [
          { key: 'true', name: 'Yes' },
          { key: 'false', name: 'No' },
        ],
      },
    ],
  },
  as: xml(
    '<service_definition><service_code>hazard.gas</service_code><attributes><attribute><variable>true</variable><code>smell-now</code><datatype>singlevaluelist</datatype><required>true</required><datatype_description/><order>1</order><description>Is there a smell of gas now?</description><values><value><key>true</key><name>Yes</name></value><value><key>false</key><name>No</name></value></values></attribute></attributes></service_definition>',
  ),
};

const token = known.trackingCode;
const notice =
  'Taken in; the police station of the place will see to it. If anyone is in danger, ring 110 now.';

const submission: Example = {
  body: {
    jurisdiction_id: 'zhenjiang',
    service_code: 'hazard.gas',
    lat: '32.178123',
    long: '119.510456',
    description: 'A smell of gas on the stairs.',
    attribute: { 'smell-now': 'true' },
  },
  answer: [{ token, service_notice: notice, account_id: null }],
  as: xml(
    `<service_requests><request><token>${token}</token><service_notice>${notice}</service_notice><account_id/></request></service_requests>`,
  ),
};

const requests: Pick<Example, 'answer' | 'as'> = {
  answer: [
    {
      service_request_id: known.hazardReport,
      status: 'open',
      status_notes: 'It is being looked into.',
      service_name: 'Gas',
      service_code: 'hazard.gas',
      description: null,
      agency_responsible: null,
      service_notice: null,
      requested_datetime: '2019-05-21T08:20:00.000Z',
      updated_datetime: '2019-05-21T08:25:00.000Z',
      expected_datetime: null,
      address: null,
      address_id: null,
      zipcode: null,
      lat: 32.178,
      long: 119.51,
      media_url: null,
    },
  ],
  as: xml(
    `<service_requests><request><service_request_id>${known.hazardReport}</service_request_id><status>open</status><status_notes>It is being looked into.</status_notes><service_name>Gas</service_name><service_code>hazard.gas</service_code><description/><agency_responsible/><service_notice/><requested_datetime>2019-05-21T08:20:00.000Z</requested_datetime><updated_datetime>2019-05-21T08:25:00.000Z</updated_datetime><expected_datetime/><address/><address_id/><zipcode/><lat>32.178</lat><long>119.51</long><media_url/></request></service_requests>`,
  ),
};

const list: Example = {
  query: {
    service_code: 'hazard.gas',
    status: 'open',
    start_date: '2019-05-01T00:00:00+08:00',
    page_size: '50',
  },
  ...requests,
};

export const open311Examples: Readonly<Record<string, Example>> = {
  discoverOpen311: discovery,
  discoverOpen311InXml: discovery,
  listOpen311Services: services,
  listOpen311ServicesInXml: services,
  getOpen311Service: definition,
  submitOpen311Request: submission,
  submitOpen311RequestInXml: submission,
  listOpen311Requests: list,
  listOpen311RequestsInXml: list,
  getOpen311Request: { params: { file: `${known.hazardReport}.json` }, query, ...requests },
  getOpen311Token: {
    params: { file: `${token}.json` },
    query,
    answer: [{ service_request_id: known.hazardReport, token }],
    as: xml(
      `<service_requests><request><service_request_id>${known.hazardReport}</service_request_id><token>${token}</token></request></service_requests>`,
    ),
  },
};
