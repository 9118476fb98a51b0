import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { mediationRoutes } from './routes.ts';

/** The names of all fields of a schema, and what its fields may say where that is a choice, however deep. */
function namesIn(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(namesIn);
  if (!schema || typeof schema !== 'object') return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key === 'properties' || key === '$defs') return [...Object.keys(value), ...namesIn(value)];
    if (key === 'enum') return value.map(String);
    return key === 'const' ? [String(value)] : namesIn(value);
  });
}

const named = (schema: z.ZodType, io: 'input' | 'output') =>
  namesIn(z.toJSONSchema(schema, { io, unrepresentable: 'any' }));

const isFee = (name: string) => /fee|charge|price|tariff|tuition|deposit|commission|refund|费/i.test(name);

describe('mediation is free of charge (People’s Mediation Law art. 4)', () => {
  test.each(mediationRoutes.map((route) => [route.operationId, route] as const))(
    '%s neither asks a fee nor names one',
    (_, route) => {
      const asked = ['query' in route && route.query, 'body' in route && route.body];
      const names = [
        ...asked.flatMap((it) => (it instanceof z.ZodType ? named(it, 'input') : [])),
        ...Object.values<z.ZodType>(route.answers).flatMap((it) => named(it, 'output')),
      ];
      expect(names.filter(isFee)).toEqual([]);
    },
  );

  test('fields are looked for at any depth', () => {
    const schema = z.strictObject({ terms: z.array(z.strictObject({ feeYuan: z.int() })) });
    expect(named(schema, 'input').filter(isFee)).toEqual(['feeYuan']);
    const agreement = mediationRoutes.find(({ operationId }) => operationId === 'recordAgreement');
    expect(named(agreement && 'body' in agreement ? agreement.body : z.never(), 'input')).toContain(
      'amountYuan',
    );
  });
});
