import type { Schema } from './alternatives.ts';
import { at, type Break, isObject, listOf, objectOf, type Place, textsOf, without } from './break.ts';
import type { Compare, Comparison } from './comparison.ts';

/** What a schema says of the fields of an object. */
export function objectBreaks(
  before: Schema,
  after: Schema,
  place: Place,
  on: Comparison,
  compare: Compare,
): Break[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  const shared = Object.keys(was).filter((name) => name in is);
  return [
    ...without(Object.keys(was), Object.keys(is)).map((name) => at([...place, name], 'is gone')),
    ...shared.flatMap((name) => compare(was[name], is[name], [...place, name], on)),
    ...requiredBreaks(before, after, place, on),
    ...otherFieldBreaks(before, after, place, on, compare),
  ];
}

const fieldsOf = ({ properties, patternProperties }: Schema) => ({
  ...objectOf(properties),
  ...objectOf(patternProperties),
});

function requiredBreaks(before: Schema, after: Schema, place: Place, { direction }: Comparison): Break[] {
  const [was, is] = [textsOf(before.required), textsOf(after.required)];
  return direction === 'in'
    ? without(is, was).map((name) => at([...place, name], 'must be given now'))
    : without(was, is)
        .filter((name) => name in fieldsOf(after))
        .map((name) => at([...place, name], 'may be missing now'));
}

/** Fields that are not named: of what comes out, more of them hurt nobody. */
function otherFieldBreaks(
  before: Schema,
  after: Schema,
  place: Place,
  on: Comparison,
  compare: Compare,
): readonly Break[] {
  const [was, is] = [before.additionalProperties ?? true, after.additionalProperties ?? true];
  const isMap = isObject(was) || isObject(is);
  if (was === false) return [];
  if (is === false)
    return on.direction === 'in' || isMap ? [at(place, 'takes no other fields any more')] : [];
  return isMap ? compare(was, is, [...place, '*'], on) : [];
}

/** What a schema says of the items of a list. */
export function arrayBreaks(
  before: Schema,
  after: Schema,
  place: Place,
  on: Comparison,
  compare: Compare,
): Break[] {
  const [was, is] = [listOf(before.prefixItems), listOf(after.prefixItems)];
  return [
    ...(was.length === is.length
      ? was.flatMap((item, i) => compare(item, is[i], [...place, String(i)], on))
      : [at(place, `had ${was.length} items in fixed places and has ${is.length}`)]),
    ...(before.items !== undefined || after.items !== undefined
      ? compare(before.items ?? true, after.items ?? true, [...place, '[]'], on)
      : []),
  ];
}
