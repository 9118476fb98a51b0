import { loadCity } from './load.ts';
import type { City } from './schema.ts';

/**
 * The deployment's city. In a bundle this module is replaced by the checked data itself (`bundle-plugin.ts`); run from
 * source, it reads the files of the city that the environment names.
 */
const whole = loadCity(process.env.MAPLEBRIDGE_CITY ?? 'zhenjiang');
export const city: City = whole;

/** What the front door alone reads; no other bundle carries it. */
export const { forms, triage, desks } = whole;
