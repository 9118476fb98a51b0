import { describe, expect, test } from 'vitest';
import { resolve, type Scope } from './intrinsics.ts';
import { isBuilt } from './resource-types.ts';

const scope: Scope = {
  ref: (id) => `ref(${id})`,
  attribute: (id, name) => `${id}.${name}`,
  imported: (name) => ({ Ref: `from ${name}` }),
};

describe('an intrinsic function', () => {
  test.each([
    [{ Ref: 'Log' }, 'ref(Log)'],
    [{ 'Fn::GetAtt': ['Log', 'Arn'] }, 'Log.Arn'],
    [{ 'Fn::ImportValue': 'x' }, 'ref(from x)'],
    [{ 'Fn::Join': ['/', ['a', { Ref: 'B' }]] }, 'a/ref(B)'],
    [{ 'Fn::Sub': 'a-${B}-${C.Arn}-${!D}' }, 'a-ref(B)-C.Arn-${D}'],
    [{ 'Fn::Sub': ['${X}', { X: { Ref: 'Y' } }] }, 'ref(Y)'],
    [{ 'Fn::Select': ['1', { 'Fn::Split': [',', 'a,b'] }] }, 'b'],
    [
      { Ref: 'x', more: 1 },
      { Ref: 'x', more: 1 },
    ],
    [
      [{ a: [{ Ref: 'b' }] }, 1, null, true],
      [{ a: ['ref(b)'] }, 1, null, true],
    ],
  ])('%j', (value, expected) => expect(resolve(value, scope)).toEqual(expected));

  test('that is unknown is an error', () =>
    expect(() => resolve({ 'Fn::Cidr': [] }, scope)).toThrow('does not know Fn::Cidr'));
});

describe('a resource type', () => {
  test('is built, or listed as having no local counterpart', () => {
    expect(isBuilt('AWS::SQS::Queue', 'q')).toBe(true);
    expect(isBuilt('AWS::CloudWatch::Alarm', 'a')).toBe(false);
    expect(isBuilt('AWS::Lambda::EventInvokeConfig', 'c')).toBe(false);
  });

  test('that is unknown is reported with its location', () =>
    expect(() => isBuilt('AWS::Kinesis::Stream', 'intake-Firehose')).toThrow(
      'intake-Firehose is a AWS::Kinesis::Stream, which the local runtime does not know',
    ));
});
