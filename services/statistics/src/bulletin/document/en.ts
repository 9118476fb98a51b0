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
  if (value === null) return `nothing to compare with ${against}`;
  if (Number(value) === 0) return `unchanged ${against}`;
  const by = `${value.replace('-', '')}${unit === 'percent' ? ' %' : ' percentage points'}`;
  return `${value.startsWith('-') ? 'down' : 'up'} ${by} ${against}`;
}
const movedBoth = ({ yearOnYear, monthOnMonth }: FrozenFigure): string =>
  `${moved('year on year', yearOnYear)}, ${moved('month on month', monthOnMonth)}`;

const rate = ({ value, numerator, denominator }: FrozenFigure): string =>
  value === null ? '— (nothing to divide by)' : `${value} % (${numerator} of ${denominator})`;

/** Of the parts that the snapshot holds; the rest is not told. */
const sentence = (...clauses: readonly (string | undefined)[]): string => {
  const told = clauses.filter((it) => it !== undefined).join('; ');
  return told && `${told.charAt(0).toUpperCase()}${told.slice(1)}. `;
};

function clauses({ figure }: Reading) {
  const of = (id: string, write: (it: FrozenFigure) => string) => {
    const found = figure(id);
    return found && write(found);
  };
  return {
    count: (id: string, name: string) => of(id, (it) => `${name}: ${it.numerator}`),
    moving: (id: string, name: string) => of(id, (it) => `${name}: ${it.numerator} (${movedBoth(it)})`),
    rate: (id: string, name: string) => of(id, (it) => `${name}: ${rate(it)}`),
    movingRate: (id: string, name: string) => of(id, (it) => `${name}: ${rate(it)}, ${movedBoth(it)}`),
  };
}

function length(name: string, unit: string, it: FrozenDistribution | undefined): string {
  if (!it || it.n === 0) return '';
  const within = (of: FrozenDistribution['p50']) =>
    of?.atMost == null ? 'longer than is told apart' : `${of.atMost} ${unit} or less`;
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
  const { count, moving, rate: share } = clauses(reading(snapshot));
  return [
    paragraph(
      `${where} recorded the following. ${sentence(
        moving('reports-received', 'reports received'),
        count('reports-urgent', 'urgent'),
        count('tips-received', 'tips'),
        count('patrol-reports', 'found on patrol'),
      )}${sentence(
        count('cases-accepted', 'disputes accepted'),
        count('cases-handled', 'handled'),
        count('cases-settled', 'settled'),
        share('success-rate', 'success rate'),
      )}${sentence(count('hazards-found', 'hazards found'), count('hazards-rectified', 'rectified'))}`.trim(),
    ),
  ];
};

const disputes = ({ snapshot }: Told, terms: Terms): Block[] => {
  const of = reading(snapshot);
  const { count, moving, rate: share, movingRate } = clauses(of);
  if (of.nothing('cases-accepted', 'cases-handled', 'cases-closed')) {
    return [paragraph('No dispute was accepted, and none was closed.')];
  }
  return [
    paragraph(
      `${sentence(moving('cases-accepted', 'accepted'))}${sentence(
        moving('cases-handled', 'handled'),
        movingRate('handled-rate', 'handled rate'),
      )}${sentence(moving('cases-settled', 'settled'), movingRate('success-rate', 'success rate'))}`.trim(),
    ),
    paragraph(
      `${sentence(share('on-time-rate', 'closed within their limit'), count('cases-overdue', 'overdue'))}${sentence(
        count('cases-contacted', 'parties contacted'),
        count('cases-consented', 'all consented'),
        count('cases-mediated', 'mediated'),
        count('cases-agreed', 'agreed'),
      )}${length('Time to take up', 'hours', of.distribution('time-to-take-up'))}${length(
        'Time to settle',
        'days',
        of.distribution('time-to-settle'),
      )}`.trim(),
    ),
    paragraph(
      sentence(
        share('agreements-performed-rate', 'terms performed'),
        share('agreements-kept-rate', 'agreements kept at return visits'),
        count('confirmations', 'confirmed by the court'),
      ).trim(),
    ),
    ...sortsIn('en', snapshot, terms),
    ...monthsIn('en', snapshot),
  ];
};

const safety = ({ snapshot }: Told): Block[] => {
  const of = reading(snapshot);
  const { count, moving, movingRate, rate: share } = clauses(of);
  const all = ['hazards-found', 'hazards-rectified', 'hazards-overdue', 'inspections-completed'];
  if (of.nothing(...all, 'inspections-missed', 'accidents-reported')) {
    return [paragraph('No hazard, inspection or accident was recorded.')];
  }
  return [
    paragraph(
      `${sentence(moving('hazards-found', 'found'), count('hazards-major', 'major'))}${sentence(
        moving('hazards-rectified', 'rectified'),
        movingRate('rectification-rate', 'rectification rate'),
        share('hazards-on-time-rate', 'on time'),
        count('hazards-overdue', 'overdue'),
      )}${sentence(
        count('inspections-completed', 'inspections completed'),
        count('inspections-missed', 'missed'),
        count('accidents-reported', 'accidents'),
      )}${length('Time to rectify', 'days', of.distribution('time-to-rectify'))}`.trim(),
    ),
  ];
};

const order = ({ snapshot }: Told, terms: Terms): Block[] => {
  if (snapshot.observations.length === 0) {
    return [paragraph('No figure of preventable cases or the like was told for this month.')];
  }
  const told = snapshot.observations.map(({ indicator, count, yearOnYear }) =>
    sentence(
      `${nameIn(terms.indicators, indicator, 'en')}${count === null ? '' : `: ${count}`}`,
      yearOnYear
        ? `${moved('year on year', { value: yearOnYear.value, unit: 'percent', basis: null })}${yearOnYear.basis === 'published' ? ', as published' : ''}`
        : undefined,
    ),
  );
  return [paragraph(told.join('').trim()), ...observationsIn('en', snapshot, terms)];
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
