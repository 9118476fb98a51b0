import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { dispute, refused, type System, send, startSystem } from '../support/system.ts';
import { elements } from '../support/xml.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.remove());

const soon = { timeout: 20_000, interval: 250 };
const base = '/open311/v2';
const place = { lat: '32.180123', long: '119.510456' };

/** Raw, as clients of the standard call, without our SDK; sent again where the gateway had too many requests. */
async function get(path: string, headers: Record<string, string> = {}) {
  for (;;) {
    const answer = await send(system, 'GET', `${base}/${path}`, { headers });
    if (answer.status !== 429) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
const post = (fields: Record<string, string>, format = 'json') =>
  send(system, 'POST', `${base}/requests.${format}`, {
    body: new URLSearchParams({ ...place, ...fields }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', 'idempotency-key': '' },
  });

/** Posts a request and follows its token. */
async function requested(fields: Record<string, string>): Promise<string> {
  const posted = await post(fields);
  expect([posted.status, posted.body]).toEqual([201, [expect.objectContaining({ account_id: null })]]);
  const { status, body } = await get(`tokens/${posted.body[0].token}.json`);
  expect(status).toBe(200);
  return body[0].service_request_id;
}

const idsOf = async (query: string) => {
  const { status, body } = await get(`requests.json?${query}`);
  expect(status).toBe(200);
  return (body as { service_request_id: string }[]).map(({ service_request_id }) => service_request_id);
};

test('a repeated request is the same request, also when the first ones are concurrent', async () => {
  const fields = { service_code: 'hazard.electrical', description: 'Sparks.', device_id: 'd-1' };
  const all = await Promise.all(Array.from({ length: 10 }, () => post(fields)));
  expect(new Set(all.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(all.map(({ body }) => body[0].token)).size).toBe(1);
  const other = await post({ ...fields, device_id: 'd-2' });
  expect(other.body[0].token).not.toBe(all[0]?.body[0].token);
  const events = await system.items('intake-Log');
  expect(events.filter(({ type }) => type === 'received')).toHaveLength(2);
});

describe('an existing client', () => {
  test('finds the endpoint, the services, reports, follows its token and reads again: in JSON', async () => {
    const discovery = (await get('discovery.json')).body;
    const [endpoint] = discovery.endpoints;
    expect(endpoint).toMatchObject({
      specification: 'http://wiki.open311.org/GeoReport_v2',
      url: `${system.apiUrl}${base}`,
      formats: ['text/xml', 'application/json'],
    });
    const services = await fetch(`${endpoint.url}/services.json?jurisdiction_id=zhenjiang`);
    expect(services.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const [service] = ((await services.json()) as { service_code: string; type: string }[]).filter(
      ({ service_code }) => service_code === 'hazard.fire-lane-blocked',
    );
    expect(service).toMatchObject({ type: 'batch', group: 'Hazard' });
    expect((await get('services/hazard.fire-lane-blocked.json')).body).toMatchObject({
      service_code: 'hazard.fire-lane-blocked',
    });

    const id = await requested({ service_code: 'hazard.fire-lane-blocked', description: 'A van.' });
    const { status, body } = await get(`requests/${id}.json`);
    expect([status, body]).toEqual([
      200,
      [
        expect.objectContaining({
          service_request_id: id,
          service_code: 'hazard.fire-lane-blocked',
          status: 'open',
          description: null,
          address: null,
          lat: 32.18,
          long: 119.51,
        }),
      ],
    ]);
    await vi.waitFor(
      async () => expect(await idsOf('service_code=hazard.fire-lane-blocked')).toEqual([id]),
      soon,
    );
    const zh = await get(`requests/${id}.json`, { 'accept-language': 'zh-CN' });
    expect(zh.body[0].service_name).toMatch(/消防/);
  });

  test('does the same in XML', async () => {
    const discovery = (await get('discovery.xml')).text;
    expect(elements(discovery, 'discovery', 'endpoints', 'endpoint', 'formats', 'format')).toEqual([
      'text/xml',
      'application/json',
    ]);
    const services = await get('services.xml');
    expect(services.headers.get('content-type')).toBe('text/xml; charset=utf-8');
    expect(services.text).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>/);
    expect(elements(services.text, 'services', 'service', 'service_code')).toContain('hazard.gas');
    const definition = (await get('services/hazard.gas.xml')).text;
    expect(elements(definition, 'service_definition', 'service_code')).toEqual(['hazard.gas']);

    const posted = await post({ service_code: 'hazard.gas', description: 'A rusty pipe.' }, 'xml');
    expect([posted.status, posted.headers.get('content-type')]).toEqual([201, 'text/xml; charset=utf-8']);
    const [token] = elements(posted.text, 'service_requests', 'request', 'token');
    const told = (await get(`tokens/${token}.xml`)).text;
    const [id] = elements(told, 'service_requests', 'request', 'service_request_id');

    // It is an ordinary report: a hazard is opened for it, and the client sees that.
    await vi.waitFor(async () => {
      const { text } = await get(`requests/${id}.xml`);
      expect(elements(text, 'service_requests', 'request')).toEqual([
        expect.objectContaining({
          service_request_id: [id],
          status: ['open'],
          status_notes: ['It is being looked into.'],
          description: [''],
          lat: ['32.18'],
        }),
      ]);
    }, soon);
    const taken = await system.client('dingmao-officer').get('/reports/{id}', { id: String(id) });
    expect(taken).toMatchObject({ kind: 'hazard', channel: 'app', words: 'A rusty pipe.' });
  });
});

describe('lists', () => {
  const ids: string[] = [];
  const from: string[] = [];
  beforeAll(async () => {
    for (let n = 0; n < 3; n++) {
      const now = new Date().toISOString();
      from.push(now);
      // Within one millisecond the report would lie on both sides of the bound.
      await vi.waitFor(() => expect(new Date().toISOString() > now).toBe(true), { interval: 1 });
      ids.push(await requested({ service_code: 'service.real-thing', description: `Lamp ${n}.` }));
    }
    await vi.waitFor(
      async () => expect(await idsOf('service_code=service.real-thing')).toHaveLength(3),
      soon,
    );
  });
  const all = 'service_code=service.real-thing';

  test('are paged, latest first', async () => {
    const latestFirst = ids.toReversed();
    expect(await idsOf(all)).toEqual(latestFirst);
    expect(await idsOf(`${all}&page=1&page_size=2`)).toEqual(latestFirst.slice(0, 2));
    expect(await idsOf(`${all}&page=2&page_size=2`)).toEqual(latestFirst.slice(2));
    expect(await idsOf(`${all}&page=3&page_size=2`)).toEqual([]);
    expect(await idsOf(`${all},hazard.equipment&status=open&extensions=true&api_key=k`)).toEqual(latestFirst);
    expect(await idsOf(`${all}&status=closed`)).toEqual([]);
  });

  test('filter by change time, oldest change first', async () => {
    expect(await idsOf(`${all}&updated_after=${from[1]}`)).toEqual(ids.slice(1));
    expect(await idsOf(`${all}&updated_after=${from[1]}&page=2&page_size=1`)).toEqual(ids.slice(2));
    expect(await idsOf(`${all}&updated_before=${from[1]}`)).toEqual(ids.slice(0, 1));
    expect(await idsOf(`${all}&start_date=${from[1]}&end_date=${from[2]}`)).toEqual(ids.slice(1, 2));
  });

  test('select requests by id before any other filter', async () => {
    const unknown = '00000000000000000000000000';
    expect(await idsOf(`service_request_id=${ids[2]},${unknown},${ids[0]}&status=closed`)).toEqual([
      ids[2],
      ids[0],
    ]);
  });

  test('show public requests only, and an id gives no access to others', async () => {
    const tip = await system.client().post('/anonymous-reports', {
      body: dispute({ kind: 'tip', category: 'fraud', words: 'w' }),
    });
    const violence = await system.client('li').post('/reports', {
      body: dispute({ facts: { domesticViolence: true } }),
    });
    const hidden = [
      tip.id,
      violence.id,
      await requested({ service_code: 'service.permit-or-id', 'attribute[document]': 'id-card' }),
      await requested({ service_code: 'dispute.neighbours', description: 'Noise.' }),
      await requested({ service_code: 'dispute.medical', description: 'A wrong tooth.' }),
      await requested({ service_code: 'hazard.other', description: '楼道里有人性骚扰' }),
    ];
    const last = await requested({ service_code: 'hazard.equipment', description: 'A lift.' });
    const listed = await vi.waitFor(async () => {
      const found = await idsOf('');
      expect(found).toContain(last);
      return found;
    }, soon);
    expect(hidden.filter((id) => listed.includes(id))).toEqual([]);
    expect(await idsOf(`service_request_id=${hidden.join(',')}`)).toEqual([]);
    for (const format of ['json', 'xml']) {
      const none = await get(`requests/00000000000000000000000000.${format}`);
      expect(none.status).toBe(404);
      for (const id of hidden) {
        const { status, text } = await get(`requests/${id}.${format}`);
        expect([status, text], id).toEqual([none.status, none.text]);
      }
    }
  });

  test('drop a request when its reporter adds confidential text', async () => {
    const anyone = system.client();
    const { id, trackingCode: code } = await anyone.post('/anonymous-reports', {
      body: dispute({ kind: 'hazard', category: 'electrical', words: 'A dark stairway.' }),
    });
    await vi.waitFor(async () => expect(await idsOf('service_code=hazard.electrical')).toContain(id), soon);
    await anyone.post('/tracking/{code}/messages', { code, body: { words: '有人在那里猥亵女童' } });
    expect((await get(`requests/${id}.json`)).status).toBe(404);
    await vi.waitFor(
      async () => expect(await idsOf('service_code=hazard.electrical')).not.toContain(id),
      soon,
    );
  });
});

describe('questions of a category', () => {
  test('are attributes of its service', async () => {
    const services = (await get('services.json')).body as { service_code: string; metadata: boolean }[];
    expect(services.find(({ service_code }) => service_code === 'hazard.gas')?.metadata).toBe(true);
    const [smell] = (await get('services/hazard.gas.json')).body.attributes;
    expect(smell).toMatchObject({
      code: 'smell-now',
      datatype: 'singlevaluelist',
      required: false,
      order: 1,
    });
    const { text } = await get('services/hazard.gas.xml', { 'accept-language': 'zh' });
    const attributes = ['service_definition', 'attributes', 'attribute'];
    expect(elements(text, ...attributes, 'code')).toContain('where-exactly');
    expect(elements(text, ...attributes, 'values', 'value', 'name')).toEqual(['是', '否']);
  });

  test('are answered as attributes, which are validated', async () => {
    const id = await requested({ service_code: 'hazard.gas', 'attribute[smell-now]': 'false' });
    const [received] = (await system.items('intake-Log')).filter(
      ({ stream, type }) => stream === `report-${id}` && type === 'received',
    );
    expect(received?.data).toMatchObject({ answers: { 'smell-now': false } });
    const refused = await post({ service_code: 'hazard.gas', 'attribute[smell-now]': 'perhaps' });
    expect([refused.status, refused.body]).toEqual([
      400,
      [{ code: 400, description: 'attribute[smell-now]: must be true or false' }],
    ]);
    const missing = await post({ service_code: 'service.immigration' });
    expect(missing.body[0].description).toMatch(/^attribute\[matter\]/);
  });

  test('urgent matters are answered with emergency numbers', async () => {
    const { body } = await post({ service_code: 'hazard.gas', description: 'There is a gas leak.' });
    expect(body[0].service_notice).toMatch(/ring 119 .* now/);
  });
});

describe('is refused as GeoReport refuses', () => {
  const described = /service_code|position|lat|type|jurisdiction|nothing/i;
  test.each([
    ['without a service', {}, 400],
    ['with a service there is not', { service_code: 'hazard.dragons' }, 404],
    ['with a tip', { service_code: 'tip.fraud' }, 404],
    ['without a position', { service_code: 'hazard.gas', lat: '' }, 400],
    ['outside the city', { service_code: 'hazard.gas', lat: '39.9', long: '116.4' }, 400],
    ['for another city', { service_code: 'hazard.gas', jurisdiction_id: 'sfgov.org' }, 404],
  ])('a report %s', async (_, fields: Record<string, string>, status) => {
    const json = await post(fields);
    expect([json.status, json.body]).toEqual([
      status,
      [{ code: status, description: expect.stringMatching(described) }],
    ]);
    const xml = await post(fields, 'xml');
    expect([xml.status, elements(xml.text, 'errors', 'error', 'code')]).toEqual([status, [String(status)]]);
  });

  test('a body that is not a form', async () => {
    const { status, body } = await send(system, 'POST', `${base}/requests.json`, {
      body: { service_code: 'hazard.gas' },
    });
    expect([status, body[0].description]).toEqual([400, expect.stringContaining('x-www-form-urlencoded')]);
  });

  test.each([
    ['services/tip.fraud.json', 404],
    ['services/hazard.gas', 404],
    ['services/hazard.gas.html', 404],
    ['services.json?jurisdiction_id=sfgov.org', 404],
    ['requests/00000000000000000000000000.json', 404],
    ['requests/1.json', 404],
    ['tokens/00000000000000000000000000.json', 404],
    ['requests.json?status=lost', 400],
    ['requests.json?start_date=yesterday', 400],
    ['requests.json?start_date=2019-01-01T00:00:00Z&end_date=2020-01-01T00:00:00Z', 400],
    ['requests.json?page=5&page_size=1000', 400],
  ])('%s', async (path, code) =>
    expect(await get(path)).toMatchObject({
      status: code,
      body: [{ code, description: expect.any(String) }],
    }),
  );
});

test('text and reporter are in the personal-data store only, in no answer; hostile text breaks no document', async () => {
  const planted = [
    '植入<script>alert(1)</script>]]>&',
    'planted-street-5',
    '13800138000',
    'Planted-Name',
    'planted@mail.example',
  ];
  const [description = '', address_string = '', phone = '', last_name = '', email = ''] = planted;
  const secrets = [...planted, 'planted-device', 'planted.example/photo'];
  const fields = {
    ...{ service_code: 'hazard.gas', description, address_string, phone, last_name, email },
    ...{
      device_id: 'planted-device',
      account_id: 'planted-device',
      media_url: 'https://planted.example/photo',
    },
  };
  const posted = await post(fields);
  const { token } = posted.body[0];
  const told = await get(`tokens/${token}.json`);
  const id = told.body[0].service_request_id;
  await vi.waitFor(async () => expect(await idsOf('service_code=hazard.gas')).toContain(id), soon);
  const answers = [
    posted,
    told,
    ...(await Promise.all(
      [
        `tokens/${token}.xml`,
        `requests/${id}.json`,
        `requests/${id}.xml`,
        'requests.json',
        'requests.xml',
      ].map((path) => get(path)),
    )),
    await post({ ...fields, lat: description }, 'xml'),
    await post({ ...fields, service_code: description }, 'xml'),
    await get(`requests.xml?status=${encodeURIComponent(description)}`),
    await get(`requests/${encodeURIComponent(description)}.xml`),
  ];
  for (const { text, headers } of answers) {
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    expect(text).not.toMatch(/<script|植入/);
    if (headers.get('content-type')?.includes('xml')) expect(elements(text)).toHaveLength(1);
  }

  const kept = JSON.stringify(await system.items('intake-PersonalDataStore'));
  expect(planted.filter((secret) => !kept.includes(JSON.stringify(secret).slice(1, -1)))).toEqual([]);
  expect(kept).not.toContain('planted-device');
  for (const table of ['-Log', '-View']) {
    const items = JSON.stringify(await system.items(table));
    expect([...secrets, token].filter((secret) => items.includes(secret))).toEqual([]);
  }
  expect(secrets.filter((secret) => system.logged().includes(secret))).toEqual([]);

  // A token is not a tracking code: it allows neither additions nor a withdrawal.
  expect((await refused(system.client().get('/tracking/{code}', { code: token }))).status).toBe(404);
});
