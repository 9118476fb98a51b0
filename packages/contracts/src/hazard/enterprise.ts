import * as z from 'zod';
import { Area, AreaCode, CoarsePosition, distinct, Id, Position, Timestamp, words } from '../common.ts';
import { UnitCode } from '../intake/schemas.ts';
import { Assessment, Inventory, Residents, RiskColour } from './assessment.ts';

/** Units of an enterprise go by numbers; their names stand in the personal-data store. */
export const UnitId = z
  .string()
  .regex(/^U[1-9]\d{0,2}$/, 'must be a unit’s number')
  .meta({ id: 'UnitId' });

/** What bounds a unit: shut-off valves bound a production unit, a dike or a warehouse’s walls a storage unit (GB 18218-2018, 3.4 to 3.6). */
export const UnitKind = z.enum(['production', 'tank-farm', 'warehouse']).meta({ id: 'UnitKind' });

/** One person for each duty and unit (包保责任制; its text was not verified). */
export const Duty = z.enum(['principal', 'technical', 'operating']).meta({ id: 'Duty' });

const account = z
  .string()
  .min(1)
  .max(200)
  .describe('The `sub` of a token; events hold a random pseudonym of it');

export const NewEnterprise = z
  .strictObject({
    code: UnitCode,
    name: words(120).describe('Kept in the personal-data store alone'),
    park: AreaCode.optional().describe('A park of the city’s directory'),
    position: Position,
    residents: Residents,
    accounts: distinct(account, 20).optional().describe('Who acts for the enterprise'),
  })
  .meta({ id: 'NewEnterprise' });

export const EnterpriseChange = z
  .strictObject({ residents: Residents, accounts: distinct(account, 20) })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'must change something')
  .meta({ id: 'EnterpriseChange' });

export const NewUnit = z
  .strictObject({ kind: UnitKind, name: words(120).describe('Kept in the personal-data store alone') })
  .meta({ id: 'NewUnit' });

export const NewInventory = z.strictObject({ entries: Inventory }).meta({ id: 'NewInventory' });

export const NewResponsiblePerson = z
  .strictObject({
    duty: Duty,
    name: words(80).describe('Kept in the personal-data store alone'),
    phone: z.string().regex(/^\+?[\d -]{5,20}$/, 'must be a telephone number'),
  })
  .meta({ id: 'NewResponsiblePerson' });

export const responsiblePhone = z
  .string()
  .nullable()
  .describe(
    'Read by the enterprise, the police station of the area and the department whose remit it is; null for all others',
  );

export const Unit = z
  .strictObject({
    id: UnitId,
    kind: UnitKind,
    name: z.string().nullable(),
    closed: z.boolean(),
    entries: Inventory.optional().describe('The inventory that stands'),
    assessment: Assessment.optional(),
    responsible: z.array(
      z.strictObject({ duty: Duty, name: z.string().nullable(), phone: responsiblePhone }),
    ),
  })
  .meta({ id: 'Unit' });
export type Unit = z.infer<typeof Unit>;

export const Enterprise = z
  .strictObject({
    id: Id,
    code: UnitCode,
    name: z.string().nullable().describe('null when the personal-data store no longer has it'),
    area: Area,
    park: AreaCode.nullable(),
    position: CoarsePosition,
    residents: Residents,
    units: z
      .array(Unit)
      .describe('As many as the answer has room for, the first first; of a command, also its own'),
    moreUnits: z.string().optional().describe('There are more: the cursor of the list of units'),
    registeredAt: Timestamp,
  })
  .meta({ id: 'Enterprise' });
export type Enterprise = z.infer<typeof Enterprise>;

/** Units of an enterprise with all that is declared of them, in order of declaration. */
export const DeclaredUnitPage = z
  .strictObject({ items: z.array(Unit), cursor: z.string().optional() })
  .meta({ id: 'DeclaredUnitPage' });

/** A line of the four-colour list. */
export const UnitSummary = z
  .strictObject({
    enterprise: Id,
    code: UnitCode,
    unit: UnitId,
    kind: UnitKind,
    area: Area,
    park: AreaCode.nullable(),
    colour: RiskColour,
    level: z.int().nullable(),
    s: z.number(),
    r: z.number().nullable(),
    betaVerified: z.boolean(),
  })
  .meta({ id: 'UnitSummary' });
export type UnitSummary = z.infer<typeof UnitSummary>;

export const UnitPage = z
  .strictObject({ items: z.array(UnitSummary), cursor: z.string().optional() })
  .meta({ id: 'UnitPage' });
