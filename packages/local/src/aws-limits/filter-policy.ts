import { type LimitRefusal, over } from './limit-rows.ts';

/** The operators of a filter policy. */
const operators = [
  ...['anything-but', 'prefix', 'suffix', 'equals-ignore-case', 'wildcard', 'cidr', 'numeric', 'exists'],
];

const refused = (message: string): LimitRefusal =>
  over('sns-filter-shape', `Invalid parameter: FilterPolicy: ${message}`);

/** Why SNS would refuse a filter policy, except for its size, which the engine checks. */
export function filterRefusal(
  policy: string | undefined,
  scope = 'MessageAttributes',
): LimitRefusal | undefined {
  // An empty policy removes the filter.
  if (policy === undefined || policy === '') return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(policy);
  } catch {
    return refused('failed to parse JSON.');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    return refused('Filter is not an object');
  return objectRefusal(parsed, scope, 0);
}

function objectRefusal(policy: object, scope: string, depth: number): LimitRefusal | undefined {
  for (const [name, rule] of Object.entries(policy)) {
    if (name === '$or' && Array.isArray(rule)) continue;
    const found = Array.isArray(rule)
      ? listRefusal(name, rule)
      : typeof rule !== 'object' || rule === null
        ? refused(`"${name}" must be an object or an array`)
        : scope === 'MessageAttributes'
          ? refused('Filter policy scope MessageAttributes does not support nested filter policy')
          : objectRefusal(rule, scope, depth + 1);
    if (found) return found;
  }
  return undefined;
}

function listRefusal(name: string, rules: readonly unknown[]): LimitRefusal | undefined {
  if (rules.length === 0) return refused(`Empty arrays are not allowed: "${name}"`);
  for (const rule of rules) {
    if (Array.isArray(rule)) return refused('Match value must be String, number, true, false, or null');
    if (typeof rule !== 'object' || rule === null) continue;
    const [operator, ...more] = Object.keys(rule);
    if (operator === undefined || more.length) return refused('Only one key allowed in match expression');
    if (!operators.includes(operator)) return refused(`Unrecognized match type ${operator}`);
  }
  return undefined;
}
