import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../cities/zhenjiang/', import.meta.url);

/** The files of a city by name, as they are before any check. */
export type Data = Record<string, Record<string, unknown> & Record<number, Record<string, unknown>>>;

/** What is wrong, how to make it so, and the issue that must be told. */
export type InvalidCity = [string, (data: Data) => void, object];

/** A fresh copy of the sample city's files. */
export const zhenjiang = (): Data =>
  Object.fromEntries(
    readdirSync(folder).map((name) => [
      name.replace('.json', ''),
      JSON.parse(readFileSync(new URL(name, folder), 'utf8')),
    ]),
  );
