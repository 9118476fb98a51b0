import { NewReport } from '@maplebridge/contracts/intake';
import { NewServiceRequest } from '@maplebridge/contracts/open311';
import { idOfToken, idOfTrackingCode } from '@maplebridge/lambda';
import { describe, expect, test } from 'vitest';
import { newReport, tokensOf } from './new-report.ts';
import { type OfferedService, offeredServices, presentService } from './services.ts';

const services = offeredServices([]);
const serviceOf = (code: string) => services.get(code) as OfferedService;
const asked = (over: object = {}) =>
  NewServiceRequest.parse({ service_code: 'hazard.gas', lat: '32.18', long: '119.51', ...over });
const taken = (over: object = {}) => newReport(asked(over), serviceOf('hazard.gas'));

describe('a request becomes a report', () => {
  test('of its kind and category, channel app', () =>
    expect(taken({ description: 'It smells.' })).toEqual({
      kind: 'hazard',
      category: 'gas',
      channel: 'app',
      position: { lng: 119.51, lat: 32.18 },
      words: 'It smells.',
    }));

  test('that is valid for every service', () => {
    for (const service of services.values()) {
      const report = newReport(asked({ first_name: 'Hua', phone: '(0511) 8440.1234' }), service);
      expect(NewReport.parse(report), service.code).toEqual(report);
    }
  });

  test('with all free text in its words', () =>
    expect(
      taken({
        description: 'It smells.',
        address_string: '5 Dingmao Rd',
        media_url: 'https://m.example/1.jpg',
      }).words,
    ).toBe('It smells.\n\n5 Dingmao Rd\n\nhttps://m.example/1.jpg'));

  test('that has text even if the description is empty', () => expect(taken().words).toBe('燃气'));

  test.each([
    [
      'a name and a number',
      { first_name: 'Hua', last_name: 'Li', phone: '+86 (511) 8440-1234' },
      { name: 'Hua Li', phone: '+86  511  8440-1234' },
      [],
    ],
    [
      'a name and an address',
      { first_name: 'Hua', email: 'hua@mail.example' },
      { name: 'Hua' },
      ['hua@mail.example'],
    ],
    ['an address alone', { email: 'hua@mail.example' }, { name: 'hua@mail.example' }, []],
    ['a number alone', { phone: '13800138000' }, { name: '13800138000', phone: '13800138000' }, []],
    ['what is no number', { last_name: 'Li', phone: 'at the kiosk' }, { name: 'Li' }, ['at the kiosk']],
  ])('with %s as far as a contact can hold it', (_, given, contact, rest) => {
    const report = taken({ description: 'w', ...given });
    expect(report.contact).toEqual(contact);
    expect(report.words).toBe(['w', ...rest].join('\n\n'));
  });
});

describe('tokens', () => {
  const now = '2019-05-21T02:00:00.000Z';
  const { token } = tokensOf('s', asked(), now);

  test('are the same for the same request within a time window, and known in the next', () => {
    expect(tokensOf('s', asked(), '2019-05-21T02:09:59.999Z').token).toBe(token);
    expect(tokensOf('s', asked(), '2019-05-21T02:10:00.000Z').before).toBe(token);
    const later = tokensOf('s', asked(), '2019-05-21T02:20:00.000Z');
    expect([later.token, later.before]).not.toContain(token);
  });

  test.each([
    ['what is said', { description: 'else' }],
    ['where it is', { lat: '32.1800001' }],
    ['the device', { device_id: 'd-2' }],
    ['an attribute', { attribute: { smell: 'true' } }],
  ])('differ by %s', (_, over) => expect(tokensOf('s', asked(over), now).token).not.toBe(token));

  test('cannot be derived without the secret', () =>
    expect(tokensOf('t', asked(), now).token).not.toBe(token));

  test('are not tracking codes', () => expect(idOfToken(token)).not.toBe(idOfTrackingCode(token)));
});

describe('services', () => {
  test('are all categories except tips, with stable codes', () => {
    expect([...services.keys()].filter((code) => code.startsWith('tip'))).toEqual([]);
    expect(services.size).toBe(31);
    expect(presentService(serviceOf('hazard.fire-lane-blocked'), 'en')).toEqual({
      service_code: 'hazard.fire-lane-blocked',
      service_name: 'Fire lane blocked',
      description: 'Hazard: Fire lane blocked',
      metadata: false,
      type: 'batch',
      keywords: 'Fire lane blocked, 消防通道堵塞, Hazard, 隐患',
      group: 'Hazard',
    });
    expect(presentService(serviceOf('hazard.gas'), 'zh')).toMatchObject({
      service_name: '燃气',
      group: '隐患',
    });
  });

  test('have the names and questions of the city', () => {
    const name = { en: 'Gas smell', zh: '燃气异味' };
    const question = { id: 'smell', type: 'yes-no', name, required: true } as const;
    const form = { kind: 'hazard', category: 'gas', name, questions: [question] } as const;
    expect(presentService(offeredServices([form]).get('hazard.gas') as OfferedService, 'en')).toMatchObject({
      service_name: 'Gas smell',
      metadata: true,
    });
  });
});
