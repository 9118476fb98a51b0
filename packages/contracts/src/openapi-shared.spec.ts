import { expect, test } from 'vitest';
import { withSharedProblems } from './openapi-shared.ts';

const refused = (...codes: string[]) => ({ description: codes.join('; '), 'x-codes': codes });
const document = {
  paths: {
    '/a': { get: { responses: { 200: { description: 'A' }, 403: refused('x'), 404: refused('y') } } },
    '/b': { get: { responses: { 200: { description: 'A' }, 403: refused('x'), 404: refused('z') } } },
  },
  components: {},
};

test('a refusal that several operations share stands once, all else where it was', () => {
  const { paths, components } = withSharedProblems(document) as typeof document & {
    components: { responses: Record<string, object> };
  };
  const [name = '', ...more] = Object.keys(components.responses);
  expect(more).toEqual([]);
  expect(components.responses[name]).toEqual(refused('x'));
  expect(name).toMatch(/^403\.x\.[0-9a-f]{6}$/);
  const $ref = `#/components/responses/${name}`;
  expect(paths['/a'].get.responses).toEqual({
    200: { description: 'A' },
    403: { $ref },
    404: refused('y'),
  });
  expect(paths['/b'].get.responses[403]).toEqual({ $ref });
});
