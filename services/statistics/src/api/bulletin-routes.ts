import {
  type BulletinForm,
  type BulletinSummary,
  type Bulletin as BulletinView,
  correctBulletin,
  getBulletin,
  getBulletinDiff,
  getBulletinDocument,
  issueBulletin,
  listBulletins,
} from '@maplebridge/contracts/statistics';
import { areaAt, areaContains, type City, localDate } from '@maplebridge/directory';
import { listPage } from '@maplebridge/event-log';
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
import { bulletinStream } from '../bulletin/bulletin.ts';
import { compose } from '../bulletin/document/compose.ts';
import { page } from '../bulletin/document/html.ts';
import { markdown } from '../bulletin/document/markdown.ts';
import type { Language } from '../bulletin/document/values.ts';
import { presentBulletin, presentDiff } from '../bulletin/presentation.ts';
import { listName } from '../bulletin/projection.ts';
import type { Bulletin } from '../bulletin/state.ts';
import { tellingOf } from '../bulletin/telling.ts';
import type { BulletinLog } from '../deps.ts';
import { bulletinId } from '../derived-ids.ts';
import type { Snapshots } from '../snapshots.ts';
import type { View } from '../store/tables.ts';
import { termsOf } from '../terms.ts';

export interface BulletinDeps {
  readonly city: City;
  readonly view: View;
  readonly bulletins: BulletinLog;
  readonly snapshots: Snapshots;
}

const defaultPage = 20;
/** A key of any list of bulletins, as they are listed. */
const Place = z.string().regex(/^\d{4}-\d\d#bulletin-[0-9a-z]{26}$/);

/** Bulletins: issued once a month, corrected where their figures changed, read in every version. */
export function bulletinRoutes(deps: BulletinDeps): Binding[] {
  const { city, view, bulletins, snapshots } = deps;
  const terms = termsOf(city);

  /** The bulletin, if there is one of the caller's area: its id can be computed from area and month. */
  async function find(
    id: string,
    caller: Caller,
  ): Promise<{ state: Bulletin; version: number } | ProblemReply> {
    const { state, version } = await bulletins.load(bulletinStream(id));
    return state && coversArea(caller, state.area) ? { state, version } : refuse('not-found');
  }

  const written = async (
    id: string,
    state: Bulletin | undefined,
    version?: number,
  ): Promise<BulletinView | undefined> =>
    state && presentBulletin(id, state, await snapshots.of(state.code, state.month), version);

  async function issued(id: string, state: Bulletin | undefined, version: number) {
    const shown = await written(id, state);
    if (!shown) throw new Error(`${id} has no version after its command`);
    return created(shown, version, `/statistics/bulletins/${id}`);
  }

  return [
    on(listBulletins, async ({ query, caller }) => {
      const { area = caller.area, month, cursor, limit = defaultPage } = query;
      if (!areaContains(city, caller.area, area)) return refuse('area-not-yours');
      const after = cursor === undefined ? undefined : decodeCursor(cursor, Place);
      if (cursor !== undefined && after === undefined) return refuse('invalid-cursor');
      const { items, next } = await listPage<BulletinSummary>(view.client, view.view, {
        lists: [listName(area)],
        latestFirst: true,
        from: month,
        upTo: month,
        after,
        limit,
      });
      return ok({ items: [...items], ...(next !== undefined && { cursor: encodeCursor(next) }) });
    }),

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
      const found = await find(id, caller);
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

    on(getBulletin, async ({ params: { id }, query, caller }) => {
      const found = await find(id, caller);
      if ('rejected' in found) return found;
      const shown = await written(id, found.state, query.version);
      return shown ? ok(shown, found.version) : refuse('not-found');
    }),

    on(getBulletinDiff, async ({ params: { id }, query, caller }) => {
      const found = await find(id, caller);
      if ('rejected' in found) return found;
      const shown = presentDiff(found.state, query);
      return shown ? ok(shown, found.version) : refuse('not-found');
    }),

    on(getBulletinDocument, async ({ params: { id }, query, caller, language: spoken }) => {
      const found = await find(id, caller);
      if ('rejected' in found) return found;
      const told = tellingOf(found.state, query.version);
      if (!told) return refuse('not-found');
      const { form = 'html', language = spoken } = query;
      return inForm(form, language, compose(told, terms, language));
    }),
  ];
}

const inForm = (form: BulletinForm, language: Language, blocks: ReturnType<typeof compose>) =>
  form === 'markdown' ? markdownReply(markdown(blocks)) : html(page(blocks, form, language));
