import { type Block, heading, note, paragraph, title } from './block.ts';
import { clauses, day, length, month, moved, sentence, told } from './en-sentences.ts';
import { labels } from './labels.ts';
import { correctionIn, definitionsIn, monthsIn, observationsIn, sortsIn, stationsIn } from './parts.ts';
import { type DocumentVersion, nameIn, reading, type Terms } from './values.ts';
import type { Voice } from './voice.ts';

const overall = ({ area, month: of, snapshot }: DocumentVersion, terms: Terms): Block[] => {
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

const disputes = ({ snapshot }: DocumentVersion, terms: Terms): Block[] => {
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

const safety = ({ snapshot }: DocumentVersion): Block[] => {
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

const order = ({ snapshot }: DocumentVersion, terms: Terms): Block[] => {
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

const about = ({ snapshot }: DocumentVersion): Block[] => [
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
      title(`Bulletin of ${terms.area(area).en}: disputes and hazards, ${month(of)}`),
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
