import type { Input } from './dynamodb.ts';
import { filterRefusal } from './filter-policy.ts';
import { awsLimits, type LimitRefusal, over } from './limit-rows.ts';
import { type Attribute, type Attributes, attributesRefusal, batchBytesRefusal, sizeOf } from './messages.ts';

/** The form parameters of a request: `MessageAttributes.entry.1.Name`. */
type Form = Readonly<Record<string, string>>;

/** Why SNS would refuse the request, for limits that the engine does not enforce. */
export function snsRefusal(operation: string, input: Input): LimitRefusal | undefined {
  const form = input as Form;
  switch (operation) {
    case 'Publish':
      return messageRefusal(form, '');
    case 'PublishBatch':
      return batchRefusal(form);
    case 'Subscribe':
      return subscribeRefusal(form);
    case 'SetSubscriptionAttributes':
      return form.AttributeName === 'FilterPolicy' ? filterRefusal(form.AttributeValue) : undefined;
    default:
      return undefined;
  }
}

/** The members of a list under a prefix, by their numbers. */
const membersOf = (form: Form, prefix: string): string[] => {
  const numbers = Object.keys(form).flatMap((key) =>
    key.startsWith(prefix) ? [key.slice(prefix.length).split('.', 1)[0] ?? ''] : [],
  );
  return [...new Set(numbers)].map((number) => `${prefix}${number}.`);
};

const attributesOf = (form: Form, prefix: string): Attributes =>
  Object.fromEntries(
    membersOf(form, `${prefix}MessageAttributes.entry.`).map((entry) => {
      const field = (name: string) => form[`${entry}Value.${name}`];
      const attribute = Object.fromEntries(
        (['DataType', 'StringValue', 'BinaryValue'] as const).flatMap((name) => {
          const value = field(name);
          return value === undefined ? [] : [[name, value]];
        }),
      ) as Attribute;
      return [form[`${entry}Name`] ?? '', attribute];
    }),
  );

function messageRefusal(form: Form, prefix: string): LimitRefusal | undefined {
  const subject = form[`${prefix}Subject`];
  if (subject !== undefined && (subject.length > awsLimits['sns-subject'].value || /[\r\n]|^$/.test(subject)))
    return over('sns-subject', 'Invalid parameter: Subject');
  return attributesRefusal('sns', attributesOf(form, prefix));
}

function batchRefusal(form: Form): LimitRefusal | undefined {
  const entries = membersOf(form, 'PublishBatchRequestEntries.member.');
  const bytes = entries.map((it) => sizeOf(form[`${it}Message`] ?? '', attributesOf(form, it)));
  const [refused] = entries.flatMap((it) => messageRefusal(form, it) ?? []);
  return batchBytesRefusal('sns', bytes) ?? refused;
}

function subscribeRefusal(form: Form): LimitRefusal | undefined {
  const attributes = Object.fromEntries(
    membersOf(form, 'Attributes.entry.').map((it) => [form[`${it}key`], form[`${it}value`]]),
  );
  return filterRefusal(attributes.FilterPolicy, attributes.FilterPolicyScope);
}
