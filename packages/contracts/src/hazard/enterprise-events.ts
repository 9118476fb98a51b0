import * as z from 'zod';
import { Area, AreaCode, CoarsePosition } from '../common.ts';
import { catalogue, type EventOf, event } from '../event.ts';
import { holdChanged, NewErasure, wordsErased } from '../intake/privacy.ts';
import { UnitCode } from '../intake/schemas.ts';
import { AssessmentOutcome, Inventory, Level, Residents, RiskColour } from './assessment.ts';
import { supervising } from './audience.ts';
import { Duty, UnitId, UnitKind } from './enterprise.ts';
import { account, note } from './event-parts.ts';

export const enterpriseEvents = catalogue('hazard', 'enterprise', {
  registered: event({
    version: 1,
    summary: { en: 'An enterprise was registered', zh: '企业已登记' },
    data: z.strictObject({
      code: UnitCode,
      area: Area,
      park: AreaCode.nullable(),
      position: CoarsePosition,
      residents: Residents,
      accounts: z.array(account),
      note,
    }),
  }),
  changed: event({
    version: 1,
    summary: { en: 'What is known of an enterprise changed', zh: '企业信息已变更' },
    data: z.strictObject({ residents: Residents.optional(), accounts: z.array(account).optional() }),
  }),
  'unit-declared': event({
    version: 1,
    summary: { en: 'A unit was declared', zh: '已申报单元' },
    data: z.strictObject({ unit: UnitId, kind: UnitKind, note }),
  }),
  'inventory-declared': event({
    version: 1,
    summary: { en: 'What a unit holds at most was declared, and assessed', zh: '已申报设计最大量并辨识分级' },
    data: z.strictObject({
      unit: UnitId,
      entries: Inventory,
      residents: Residents,
      outcome: AssessmentOutcome,
    }),
  }),
  reassessed: event({
    version: 1,
    summary: { en: 'A unit was assessed anew, since other things changed', zh: '单元已重新辨识分级' },
    data: z.strictObject({ unit: UnitId, residents: Residents, outcome: AssessmentOutcome }),
  }),
  'level-changed': event({
    version: 1,
    summary: { en: 'The major-hazard level of a unit changed', zh: '重大危险源级别变更' },
    data: z.strictObject({
      unit: UnitId,
      from: Level.nullable(),
      to: Level.nullable(),
      colour: RiskColour,
      betaVerified: z.boolean(),
    }),
    departments: () => supervising,
  }),
  'responsible-named': event({
    version: 1,
    summary: { en: 'Someone was named responsible for a unit', zh: '已明确包保责任人' },
    data: z.strictObject({ unit: UnitId, duty: Duty, note }),
  }),
  'unit-closed': event({
    version: 1,
    summary: { en: 'A unit was taken out of use', zh: '单元已停用' },
    data: z.strictObject({ unit: UnitId }),
  }),
  'words-erased': wordsErased(NewErasure.shape.ground),
  'hold-changed': holdChanged,
});
export type EnterpriseEvent = EventOf<typeof enterpriseEvents>;
