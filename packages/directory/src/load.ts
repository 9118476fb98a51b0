import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as z from 'zod';
import type { Issue } from './issue.ts';
import { type JsonText, readJson } from './places.ts';
import { referenceIssues } from './references.ts';
import { cityFiles, type WholeCity } from './schema.ts';

/** The cities of this repository; a city may keep its data elsewhere. */
const ownCities = fileURLToPath(new URL('../cities/', import.meta.url));

/** The cities there is data for. */
export const cityNames = (cities = ownCities): string[] =>
  readdirSync(cities, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

/** Data that does not fit its schema, told by file, line and path. */
export class BadCityData extends Error {
  override readonly name = 'BadCityData';
  constructor(city: string, issues: readonly Issue[], lineOf: (issue: Issue) => number) {
    super(
      issues
        .map((it) => `cities/${city}/${it.file}.json:${lineOf(it)}: ${it.path || '.'}: ${it.issue}`)
        .join('\n'),
    );
  }
}

/** Reads and checks a city's files. Throws `BadCityData`, or an error that names the cities there are. */
export function loadCity(name: string, cities = ownCities): WholeCity {
  if (!cityNames(cities).includes(name))
    throw new Error(`There is no city "${name}"; there are: ${cityNames(cities).join(', ')}`);
  const texts = Object.fromEntries(
    Object.keys(cityFiles).map((file) => [
      file,
      readJson(readFileSync(join(cities, name, `${file}.json`), 'utf8')),
    ]),
  ) as Readonly<Record<string, JsonText>>;
  const { city, issues } = checkCity(
    Object.fromEntries(Object.entries(texts).map(([file, { value }]) => [file, value])),
  );
  if (city) return city;
  throw new BadCityData(name, issues, ({ file, path }) => texts[file]?.lineOf(path) ?? 1);
}

/** Checks the parsed files of a city, by file name. */
export function checkCity(files: Readonly<Record<string, unknown>>): { city?: WholeCity; issues: Issue[] } {
  const parsed = Object.entries(cityFiles).map(([file, schema]) => ({
    file,
    result: schema.safeParse(files[file]),
  }));
  const issues = parsed.flatMap(({ file, result }) =>
    (result.error?.issues ?? []).flatMap((issue) =>
      pathsOf(issue).map((path) => ({
        file,
        path: path.join('.'),
        issue: files[file] instanceof Error ? files[file].message : issue.message,
      })),
    ),
  );
  if (issues.length) return { issues };
  const { city, ...rest } = Object.fromEntries(parsed.map(({ file, result }) => [file, result.data]));
  const whole = { ...(city as object), ...rest } as unknown as WholeCity;
  const dangling = referenceIssues(whole);
  return dangling.length ? { issues: dangling } : { city: whole, issues: [] };
}

/** Where an issue stands: what is not known here, itself rather than what it stands in. */
const pathsOf = (issue: z.core.$ZodIssue): PropertyKey[][] =>
  issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
