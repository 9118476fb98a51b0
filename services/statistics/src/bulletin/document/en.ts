import type { FrozenChange, FrozenDistribution, FrozenFigure } from '@maplebridge/contracts/statistics';
import { type Block, heading, note, paragraph } from './block.ts';
import { labels } from './labels.ts';
import { correctionIn, definitionsIn, monthsIn, observationsIn, sortsIn, stationsIn } from './parts.ts';
import { nameIn, type Reading, reading, type Terms, type Told } from './told.ts';
import type { Voice } from './voice.ts';

const dated = (options: Intl.DateTimeFormatOptions) => (it: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options }).format(new Date(`${it}T00:00:00Z`));
const day = dated({ day: 'numeric', month: 'long', year: 'numeric' });
const month = (it: string): string => dated({ month: 'long', year: 'numeric' })(`${it}-01`);

function moved(against: string, { value, unit }: FrozenChange): string {
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
const sentence = (...clauses: readonly (string | undefined)[]): string => {
  const told = clauses.filter((it) => it !== undefined).join('; ');
  return told && `${told.charAt(0).toUpperCase()}${told.slice(1)}. `;
};

function clauses({ figure }: Reading) {
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
const told = (...sentences: readonly string[]): Block[] => {
  const text = sentences.join('').trim();
  return text ? [paragraph(text)] : [];
};

function length(name: string, unit: string, it: FrozenDistribution | undefined): string {
  if (!it || it.n === 0) return '';
  const within = (of: FrozenDistribution['p50']) =>
    of?.atMost == null
      ? 'longer than is told apart'
      : `${of.atMost} ${of.atMost === 1 ? unit.slice(0, -1) : unit} or less`;
  const small = it.n < 10 ? ', too few to say much' : '';
  return `${name}: half took ${within(it.p50)}, nine in ten ${within(it.p90)} (${it.n} in all${small}). `;
}

const overall = ({ area, month: of, snapshot }: Told, terms: Terms): Block[] => {
  const where = `In ${month(of)}, ${terms.area(area).en}`;
  if (snapshot.facts === 0) {
    return [
      paragraph(
        `${where} has no data: no report, dispute, hazard or inspection was recorded, so no figures are shown and nothing is compared.`,
      ),
    ];
  }
  const { count, some, moving, rate: share } = clauses(reading(snapshot));
  return told(
    `${where} recorded the following. `,
    sentence(
      moving('reports-received', 'reports received'),
      some('reports-urgent', 'urgent'),
      some('tips-received', 'tips'),
      some('patrol-reports', 'found on patrol'),
    ),
    sentence(
      count('cases-accepted', 'disputes accepted'),
      count('cases-handled', 'handled'),
      count('cases-settled', 'settled'),
      share('success-rate', 'success rate'),
    ),
    sentence(count('hazards-found', 'hazards found'), count('hazards-rectified', 'rectified')),
  );
};

const disputes = ({ snapshot }: Told, terms: Terms): Block[] => {
  const of = reading(snapshot);
  const { some, moving, rate: share, movingRate } = clauses(of);
  if (of.nothing('cases-accepted', 'cases-handled', 'cases-closed')) {
    return [paragraph('No dispute was accepted, and none was closed.')];
  }
  return [
    ...told(
      sentence(moving('cases-accepted', 'accepted')),
      sentence(moving('cases-handled', 'handled'), movingRate('handled-rate', 'handled rate')),
      sentence(moving('cases-settled', 'settled'), movingRate('success-rate', 'success rate')),
    ),
    ...told(
      sentence(share('on-time-rate', 'closed within their limit'), some('cases-overdue', 'overdue')),
      sentence(
        some('cases-contacted', 'parties contacted'),
        some('cases-consented', 'all consented'),
        some('cases-mediated', 'mediated'),
        some('cases-agreed', 'agreed'),
      ),
      length('Time to take up', 'hours', of.distribution('time-to-take-up')),
      length('Time to settle', 'days', of.distribution('time-to-settle')),
    ),
    ...told(
      sentence(
        share('agreements-performed-rate', 'terms performed'),
        share('agreements-kept-rate', 'agreements kept at return visits'),
        some('confirmations', 'confirmed by the court'),
      ),
    ),
    ...sortsIn('en', snapshot, terms),
    ...monthsIn('en', snapshot),
  ];
};

const safety = ({ snapshot }: Told): Block[] => {
  const of = reading(snapshot);
  const { some, moving, movingRate, rate: share } = clauses(of);
  const all = ['hazards-found', 'hazards-rectified', 'hazards-overdue', 'inspections-completed'];
  if (of.nothing(...all, 'inspections-missed', 'accidents-reported')) {
    return [paragraph('No hazard, inspection or accident was recorded.')];
  }
  return told(
    sentence(moving('hazards-found', 'found'), some('hazards-major', 'major')),
    sentence(
      moving('hazards-rectified', 'rectified'),
      movingRate('rectification-rate', 'rectification rate'),
      share('hazards-on-time-rate', 'on time'),
      some('hazards-overdue', 'overdue'),
    ),
    sentence(
      some('inspections-completed', 'inspections completed'),
      some('inspections-missed', 'missed'),
      some('accidents-reported', 'accidents'),
    ),
    length('Time to rectify', 'days', of.distribution('time-to-rectify')),
  );
};

const order = ({ snapshot }: Told, terms: Terms): Block[] => {
  if (snapshot.observations.length === 0) {
    return [paragraph('No figure of preventable cases or the like was told for this month.')];
  }
  const sentences = snapshot.observations.map(({ indicator, count, yearOnYear }) =>
    sentence(
      `${nameIn(terms.indicators, indicator, 'en')}${count === null ? '' : `: ${count}`}`,
      yearOnYear
        ? `${moved('year on year', { value: yearOnYear.value, unit: 'percent', basis: null })}${yearOnYear.basis === 'published' ? ', as published' : ''}`
        : undefined,
    ),
  );
  return [...told(...sentences), ...observationsIn('en', snapshot, terms)];
};

const about = ({ snapshot }: Told): Block[] => [
  paragraph(
    `${snapshot.asOf === null ? '' : `Figures as of ${labels.en.instant(snapshot.asOf, snapshot.timeZone)}; `}data version ${snapshot.dataVersion}. Every figure is counted from events; a rate stands with its counts, and over nothing it is "—". A bulletin is not changed once it is issued: other figures are told in a correction, and all versions can be read.`,
  ),
];

/** Plain English. */
export const en: Voice = {
  head({ area, month: of, version, issuedOn, ground }, terms) {
    const edition = ground
      ? `version ${version} (correction: ${labels.en.grounds[ground]})`
      : `version ${version}`;
    return [
      { kind: 'title', text: `Bulletin of ${terms.area(area).en}: disputes and hazards, ${month(of)}` },
      note(`${month(of)}, ${edition}, issued on ${day(issuedOn)}`),
    ];
  },
  sections: [
    {
      name: 'What was corrected',
      blocks: (told, terms) => correctionIn('en', told, terms),
      when: ({ changes }) => changes.length > 0,
    },
    { name: 'At a glance', blocks: overall },
    { name: 'Disputes', blocks: disputes, when: ({ snapshot }) => snapshot.facts > 0 },
    { name: 'Hazards', blocks: safety, when: ({ snapshot }) => snapshot.facts > 0 },
    { name: 'Public order', blocks: order },
    {
      name: 'Station by station',
      blocks: (told, terms) => stationsIn('en', told.snapshot, terms),
      when: ({ level }) => level !== 'station',
    },
    { name: 'About these figures', blocks: about },
  ],
  numbered: (index, name) => `${index + 1}. ${name}`,
  appendix: (told, terms) => [
    heading('Appendix: what the figures mean'),
    ...definitionsIn('en', told.snapshot, terms),
  ],
};
