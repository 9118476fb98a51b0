import { categories, codes, Danger, reportKinds } from '@maplebridge/contracts/intake';
import { covers } from './conditions.ts';
import type { Desk, Form } from './intake-schema.ts';
import type { Issue } from './issue.ts';
import type { WholeCity } from './schema.ts';

/** What a city asks, warns of and offers at its front door, and could not keep. */
export const intakeIssues = (city: WholeCity): Issue[] => [
  ...everyCategory(city),
  ...city.forms.categories.flatMap(questions),
  ...dangers(city),
  ...scopes(city),
  ...city.desks.flatMap((it, i) => desk(it, i, city)),
];

const form = (index: number, path: string, issue: string): Issue => ({
  file: 'forms',
  path: `categories.${index}${path}`,
  issue,
});

const isKnown = (kind: Form['kind'], category: string): boolean => category in categories[kind];

/** Every category of the contract has its form, and no form is of another. */
function everyCategory({ forms, desks }: WholeCity): Issue[] {
  const has = (kind: string, category: string) =>
    forms.categories.some((it) => it.kind === kind && it.category === category);
  const left = reportKinds.flatMap((kind) =>
    codes(categories[kind])
      .filter((category) => !has(kind, category))
      .map((category) => ({ file: 'forms', path: 'categories', issue: `"${kind}/${category}" is left out` })),
  );
  return [
    ...left,
    ...forms.categories.flatMap(({ kind, category, appointment }, i, all) => [
      ...(isKnown(kind, category) ? [] : [form(i, '.category', `there is no "${kind}/${category}"`)]),
      ...(all.findIndex((it) => it.kind === kind && it.category === category) < i
        ? [form(i, '.category', `"${kind}/${category}" is there already`)]
        : []),
      ...(appointment && !(kind === 'service' && desks.some((it) => it.categories.includes(category)))
        ? [form(i, '.appointment', 'no desk serves it')]
        : []),
    ]),
  ];
}

function questions({ questions: asked }: Form, index: number): Issue[] {
  const twice = (ids: readonly string[], path: string) =>
    ids.flatMap((id, i) =>
      ids.indexOf(id) < i ? [form(index, `${path}.${i}.id`, `"${id}" is taken already`)] : [],
    );
  return [
    ...twice(
      asked.map(({ id }) => id),
      '.questions',
    ),
    ...asked.flatMap((it, i) => {
      if (it.type === 'choice') {
        const ids = it.options.map(({ id }) => id);
        return twice(ids, `.questions.${i}.options`);
      }
      return it.type === 'number' && it.min >= it.max
        ? [form(index, `.questions.${i}.min`, 'must be below the greatest')]
        : [];
    }),
  ];
}

/** Each danger has one rule, so that whoever flags it is told whom to ring. */
function dangers({ triage }: WholeCity): Issue[] {
  const issue = (path: string, text: string): Issue => ({ file: 'triage', path, issue: text });
  const numbers = new Set(triage.numbers.map(({ number }) => number));
  return [
    ...Danger.options
      .filter((code) => !triage.dangers.some(({ danger }) => danger === code))
      .map((code) => issue('dangers', `"${code}" is left out`)),
    ...triage.dangers.flatMap(({ danger, call, words, unless }, i, all) => [
      ...(all.findIndex((it) => it.danger === danger) < i
        ? [issue(`dangers.${i}.danger`, `"${danger}" is there already`)]
        : []),
      ...call.flatMap((number, j) =>
        numbers.has(number) ? [] : [issue(`dangers.${i}.call.${j}`, `there is no "${number}"`)],
      ),
      ...(['en', 'zh'] as const).flatMap((language) =>
        (unless?.[language] ?? []).flatMap((phrase, j) =>
          words[language].some((word) => phrase.includes(word))
            ? []
            : [issue(`dangers.${i}.unless.${language}.${j}`, `"${phrase}" holds no word of danger`)],
        ),
      ),
    ]),
  ];
}

function scopes({ triage }: WholeCity): Issue[] {
  const rules = [...triage.dangers, ...triage.scope].map(({ rule }) => rule);
  return [
    ...rules.flatMap((rule, i) =>
      rules.indexOf(rule) < i
        ? [{ file: 'triage', path: 'scope', issue: `rule "${rule}" is there twice` }]
        : [],
    ),
    ...triage.scope.flatMap(({ when }, i, all) => {
      const path = `scope.${i}`;
      const before = all.slice(0, i).find((earlier) => covers(earlier.when, when));
      return [
        ...(before ? [{ file: 'triage', path, issue: `never applies: "${before.rule}" comes first` }] : []),
        ...(when.categories ?? []).flatMap((category, j) =>
          (when.kinds ?? reportKinds).some((kind) => isKnown(kind, category))
            ? []
            : [{ file: 'triage', path: `${path}.when.categories.${j}`, issue: `there is no "${category}"` }],
        ),
      ];
    }),
  ];
}

function desk(it: Desk, index: number, { stations, forms }: WholeCity): Issue[] {
  const issue = (path: string, text: string): Issue => ({
    file: 'desks',
    path: `${index}.${path}`,
    issue: text,
  });
  return [
    ...(stations.some(({ id }) => id === it.station)
      ? []
      : [issue('station', `there is no "${it.station}"`)]),
    ...it.categories.flatMap((category, i) => {
      const served = forms.categories.find(
        ({ kind, category: of, appointment }) => kind === 'service' && of === category && appointment,
      );
      return served
        ? untold(it, served).map((language) =>
            issue(`categories.${i}`, `"${category}" is not told in "${language}"`),
          )
        : [issue(`categories.${i}`, `"${category}" is no service with appointments`)];
    }),
    ...it.hours.flatMap(({ from, to, days }, i) => [
      ...(minutes(to) - minutes(from) < it.slotMinutes
        ? [issue(`hours.${i}`, 'is shorter than an appointment')]
        : []),
      ...(it.hours
        .slice(0, i)
        .some((other) => other.from < to && from < other.to && other.days.some((day) => days.includes(day)))
        ? [issue(`hours.${i}`, 'overlaps with others')]
        : []),
    ]),
  ];
}

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Languages besides English and Chinese that are spoken at the desk, and in which something of the form is not said. */
function untold({ languages }: Desk, { name, questions: asked }: Form): string[] {
  const names = [
    name,
    ...asked.flatMap((it) => [it.name, ...(it.type === 'choice' ? it.options.map((o) => o.name) : [])]),
  ];
  return languages.filter((language) => !names.every((it) => language in it));
}
