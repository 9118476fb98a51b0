import type { FrozenChange, FrozenDistribution, FrozenFigure } from '@maplebridge/contracts/statistics';
import { type Block, paragraph } from './block.ts';
import type { Reading } from './values.ts';

const dated = (options: Intl.DateTimeFormatOptions) => (it: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options }).format(new Date(`${it}T00:00:00Z`));
export const day = dated({ day: 'numeric', month: 'long', year: 'numeric' });
export const month = (it: string): string => dated({ month: 'long', year: 'numeric' })(`${it}-01`);

export function moved(against: string, { value, unit }: FrozenChange): string {
  if (value === null) return `no base for a comparison ${against}`;
  if (Number(value) === 0) return `unchanged ${against}`;
  const by = `${value.replace('-', '')}${unit === 'percent' ? ' %' : ' percentage points'}`;
  return `${value.startsWith('-') ? 'down' : 'up'} ${by} ${against}`;
}
function movedBoth({ yearOnYear, monthOnMonth }: FrozenFigure): string {
  if (yearOnYear.value === null && monthOnMonth.value === null) return 'no base for a comparison';
  return `${moved('year on year', yearOnYear)}, ${moved('month on month', monthOnMonth)}`;
}

/** With its counts; what has no base is told by the appendix alone. */
const rate = ({ value, numerator, denominator }: FrozenFigure): string | undefined =>
  value === null ? undefined : `${value} % (${numerator}/${denominator})`;

/** Of the parts that the snapshot holds; the rest is not told. */
export const sentence = (...clauses: readonly (string | undefined)[]): string => {
  const told = clauses.filter((it) => it !== undefined).join('; ');
  return told && `${told.charAt(0).toUpperCase()}${told.slice(1)}. `;
};

export function clauses({ figure }: Reading) {
  const of = (id: string, write: (it: FrozenFigure) => string | undefined) => {
    const found = figure(id);
    return found && write(found);
  };
  const after = (name: string, told: string | undefined) => told && `${name}: ${told}`;
  return {
    count: (id: string, name: string) => of(id, (it) => `${name}: ${it.numerator}`),
    /** What is of less weight is left out where there is none. */
    some: (id: string, name: string) =>
      of(id, (it) => (it.numerator ? `${name}: ${it.numerator}` : undefined)),
    moving: (id: string, name: string) => of(id, (it) => `${name}: ${it.numerator} (${movedBoth(it)})`),
    rate: (id: string, name: string) => of(id, (it) => after(name, rate(it))),
    movingRate: (id: string, name: string) =>
      of(id, (it) => after(name, rate(it) && `${rate(it)}, ${movedBoth(it)}`)),
  };
}

/** A paragraph unless there is nothing in it. */
export const told = (...sentences: readonly string[]): Block[] => {
  const text = sentences.join('').trim();
  return text ? [paragraph(text)] : [];
};

export function length(name: string, unit: string, it: FrozenDistribution | undefined): string {
  if (!it || it.n === 0) return '';
  const within = (of: FrozenDistribution['p50']) =>
    of?.atMost == null
      ? 'longer than is told apart'
      : `${of.atMost} ${of.atMost === 1 ? unit.slice(0, -1) : unit} or less`;
  const small = it.n < 10 ? ', too few to say much' : '';
  return `${name}: half took ${within(it.p50)}, nine in ten ${within(it.p90)} (${it.n} in all${small}). `;
}
