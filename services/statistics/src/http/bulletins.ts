import {
  type BulletinForm,
  type Bulletin as BulletinView,
  correctBulletin,
  getBulletin,
  getBulletinDiff,
  getBulletinDocument,
  issueBulletin,
  listBulletins,
} from '@maplebridge/contracts/statistics';
import { areaAt, areaContains, type City, localDate } from '@maplebridge/directory';
import {
  answer,
  type Binding,
  type Caller,
  coversArea,
  created,
  decodeCursor,
  encodeCursor,
  html,
  markdown as markdownReply,
  ok,
  on,
  type ProblemReply,
  refuse,
} from '@maplebridge/lambda';
import * as z from 'zod';
import { compose } from '../bulletin/document/compose.ts';
import { page } from '../bulletin/document/html.ts';
import { markdown } from '../bulletin/document/markdown.ts';
import { termsOf } from '../bulletin/document/terms.ts';
import type { Language } from '../bulletin/document/values.ts';
import { documentVersion } from '../bulletin/document/version.ts';
import type { Bulletin } from '../bulletin/state.ts';
import { bulletinStream } from '../bulletin/stream.ts';
import type { BulletinLog } from '../deps.ts';
import { bulletinPage } from '../read-model/bulletins.ts';
import type { Snapshots } from '../read-model/snapshots.ts';
import { bulletinId } from '../store/derived-ids.ts';
import type { View } from '../store/tables.ts';
import { presentBulletin, presentDiff } from './presenters/bulletin.ts';

export interface BulletinDeps {
  readonly city: City;
  readonly view: View;
  readonly bulletins: BulletinLog;
  readonly snapshots: Snapshots;
}

/** Bulletins: issued once a month, corrected when their figures change; every version can be read. */
export const bulletinRoutes = (deps: BulletinDeps): Binding[] => [
  ...listRoutes(deps),
  ...commandRoutes(deps),
  ...versionRoutes(deps),
];

const defaultPage = 20;
/** The sort key of a row in any list of bulletins. */
const Place = z.string().regex(/^\d{4}-\d\d#bulletin-[0-9a-z]{26}$/);

const listRoutes = ({ city, view }: BulletinDeps): Binding[] => [
  on(listBulletins, async ({ query, caller }) => {
    const { area = caller.area, month, cursor, limit = defaultPage } = query;
    if (!areaContains(city, caller.area, area)) return refuse('area-not-yours');
    const after = cursor === undefined ? undefined : decodeCursor(cursor, Place);
    if (cursor !== undefined && after === undefined) return refuse('invalid-cursor');
    const { items, next } = await bulletinPage(view, { area, month, after, limit });
    return ok({ items: [...items], ...(next !== undefined && { cursor: encodeCursor(next) }) });
  }),
];

function commandRoutes(deps: BulletinDeps): Binding[] {
  const { city, bulletins, snapshots } = deps;

  async function issued(id: string, state: Bulletin | undefined, version: number) {
    const shown = await shownVersion(deps, id, state);
    if (!shown) throw new Error(`${id} has no version after its command`);
    return created(shown, version, `/statistics/bulletins/${id}`);
  }

  return [
    on(issueBulletin, async ({ body: { area: code, month }, caller, context }) => {
      const area = areaAt(city, code);
      if (!area || !areaContains(city, caller.area, code)) return refuse('area-not-yours');
      const id = bulletinId(code, month);
      const today = localDate(context.now, city.timeZone);
      const snapshot = await snapshots.of(code, month);
      const command = { type: 'IssueBulletin', area, code, month, today, snapshot, at: context.now } as const;
      return answer(await bulletins.execute(bulletinStream(id), command, context), (state, version) =>
        issued(id, state, version),
      );
    }),

    on(correctBulletin, async ({ params: { id }, body: { ground }, caller, context }) => {
      const found = await find(deps, id, caller);
      if ('rejected' in found) return found;
      const { code, month } = found.state;
      const command = {
        type: 'CorrectBulletin',
        ground,
        snapshot: await snapshots.of(code, month),
        at: context.now,
      } as const;
      return answer(await bulletins.execute(bulletinStream(id), command, context), (state, version) =>
        issued(id, state, version),
      );
    }),
  ];
}

function versionRoutes(deps: BulletinDeps): Binding[] {
  const terms = termsOf(deps.city);
  return [
    on(getBulletin, async ({ params: { id }, query, caller }) => {
      const found = await find(deps, id, caller);
      if ('rejected' in found) return found;
      const shown = await shownVersion(deps, id, found.state, query.version);
      return shown ? ok(shown, found.version) : refuse('not-found');
    }),

    on(getBulletinDiff, async ({ params: { id }, query, caller }) => {
      const found = await find(deps, id, caller);
      if ('rejected' in found) return found;
      const shown = presentDiff(found.state, query);
      return shown ? ok(shown, found.version) : refuse('not-found');
    }),

    on(getBulletinDocument, async ({ params: { id }, query, caller, language: preferred }) => {
      const found = await find(deps, id, caller);
      if ('rejected' in found) return found;
      const version = documentVersion(found.state, query.version);
      if (!version) return refuse('not-found');
      const { form = 'html', language = preferred } = query;
      return inForm(form, language, compose(version, terms, language));
    }),
  ];
}

/** Not found also if it lies outside the caller's area: its id can be computed from area and month. */
async function find(
  { bulletins }: BulletinDeps,
  id: string,
  caller: Caller,
): Promise<{ state: Bulletin; version: number } | ProblemReply> {
  const { state, version } = await bulletins.load(bulletinStream(id));
  return state && coversArea(caller, state.area) ? { state, version } : refuse('not-found');
}

/** The newest version by default; undefined if there is no such version. */
const shownVersion = async (
  { snapshots }: BulletinDeps,
  id: string,
  state: Bulletin | undefined,
  version?: number,
): Promise<BulletinView | undefined> =>
  state && presentBulletin(id, state, await snapshots.of(state.code, state.month), version);

const inForm = (form: BulletinForm, language: Language, blocks: ReturnType<typeof compose>) =>
  form === 'markdown' ? markdownReply(markdown(blocks)) : html(page(blocks, form, language));
