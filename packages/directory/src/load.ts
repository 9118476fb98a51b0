import { readdirSync, readFileSync } from 'node:fs';
import { danglingReferences, type Fault } from './references.ts';
import { cityFiles, type WholeCity } from './schema.ts';

const cities = new URL('../cities/', import.meta.url);

/** The cities there is data for. */
export const cityNames = (): string[] =>
  readdirSync(cities, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

/** Data that does not fit its schema, told by file and path. */
export class BadCityData extends Error {
  override readonly name = 'BadCityData';
  constructor(city: string, faults: readonly Fault[]) {
    super(
      faults
        .map(({ file, path, fault }) => `cities/${city}/${file}.json: ${path || '.'}: ${fault}`)
        .join('\n'),
    );
  }
}

/** Reads and checks a city's files. Throws `BadCityData`, or an error that names the cities there are. */
export function loadCity(name: string): WholeCity {
  if (!cityNames().includes(name))
    throw new Error(`There is no city "${name}"; there are: ${cityNames().join(', ')}`);
  const read = (file: string) => readFileSync(new URL(`${name}/${file}.json`, cities), 'utf8');
  const { city, faults } = checkCity(
    Object.fromEntries(Object.keys(cityFiles).map((file) => [file, parse(read(file))])),
  );
  if (!city) throw new BadCityData(name, faults);
  return city;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return new Error(`is not JSON: ${(error as Error).message}`);
  }
}

/** Checks the parsed files of a city, by file name. */
export function checkCity(files: Readonly<Record<string, unknown>>): { city?: WholeCity; faults: Fault[] } {
  const parsed = Object.entries(cityFiles).map(([file, schema]) => ({
    file,
    result: schema.safeParse(files[file]),
  }));
  const faults = parsed.flatMap(({ file, result }) =>
    (result.error?.issues ?? []).map(({ path, message }) => ({
      file,
      path: path.join('.'),
      fault: files[file] instanceof Error ? files[file].message : message,
    })),
  );
  if (faults.length) return { faults };
  const { city, ...rest } = Object.fromEntries(parsed.map(({ file, result }) => [file, result.data]));
  const whole = { ...(city as object), ...rest } as unknown as WholeCity;
  const dangling = danglingReferences(whole);
  return dangling.length ? { faults: dangling } : { city: whole, faults: [] };
}
