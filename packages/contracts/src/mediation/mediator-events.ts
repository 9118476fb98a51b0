import * as z from 'zod';
import { Area } from '../common.ts';
import { catalogue, type EventOf, event } from '../event.ts';
import { holdChanged, NewErasure, wordsErased } from '../intake/privacy.ts';
import { MediatorChange, MediatorFacts } from './mediator.ts';

export const mediatorEvents = catalogue('mediation', 'mediator', {
  registered: event({
    version: 1,
    summary: { en: 'A mediator was registered', zh: '调解员已登记' },
    data: MediatorFacts.extend({ area: Area, note: z.string().describe('Key into the personal-data store') }),
  }),
  changed: event({
    version: 1,
    summary: { en: 'What a mediator can take changed', zh: '调解员信息已变更' },
    data: MediatorChange,
  }),
  'words-erased': wordsErased(NewErasure.shape.ground),
  'hold-changed': holdChanged,
});

export type MediatorEvent = EventOf<typeof mediatorEvents>;
