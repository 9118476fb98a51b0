import type { AnswerOf, RouteDefinition } from '@maplebridge/contracts';
import {
  discoverOpen311,
  getOpen311Request,
  getOpen311Service,
  getOpen311Token,
  listOpen311Requests,
  listOpen311Services,
  submitOpen311Request,
} from '@maplebridge/contracts/open311';
import { sees } from '@maplebridge/contracts/visibility';
import { listPage } from '@maplebridge/event-log';
import {
  type Binding,
  type Call,
  idOfToken,
  ok,
  on,
  type ProblemReply,
  type Reply,
  refuse,
} from '@maplebridge/lambda';
import { circleOf } from '../domain/confidentiality.ts';
import type { CreatorDeps } from '../http/create-report.ts';
import { reportStream } from '../report/stream.ts';
import { attributeOf } from './attributes.ts';
import { discovery, type Provider } from './discovery.ts';
import { type PublicRequest, presentRequest, publicRequestOf } from './public-request.ts';
import { isWithin, wantedBy } from './query.ts';
import { type Form, kindOf, offeredServices, presentService } from './services.ts';
import { requestSubmitter } from './submit.ts';
import { toXml } from './xml.ts';

export interface Open311Deps extends CreatorDeps {
  readonly provider: Provider;
  readonly forms: readonly Form[];
}

type Answered<R extends RouteDefinition> = Promise<Reply<AnswerOf<R>> | ProblemReply>;
type OfOne = typeof getOpen311Service | typeof getOpen311Request | typeof getOpen311Token;
type Named<R extends RouteDefinition> = (name: string, call: Call<R>) => Answered<R>;

/** The routes of Open311 GeoReport v2, another channel for the same reports. */
export function open311Routes(deps: Open311Deps): Binding[] {
  const { reports, provider, view, rules } = deps;
  const services = offeredServices(deps.forms);
  const submit = requestSubmitter(deps, services);
  const isServed = (jurisdiction: string | undefined) =>
    jurisdiction === undefined || provider.jurisdictions.includes(jurisdiction);
  const present = (shown: PublicRequest, { language }: Pick<Call, 'language'>) =>
    presentRequest(shown, services.get(shown.service)?.name[language] ?? shown.service, language);
  const shown = async (id: string) =>
    publicRequestOf(rules.confidential, id, await reports.load(reportStream(id)));
  /** The city's data may have made a service confidential after its requests were listed. */
  const isOpen = ({ service }: PublicRequest) => {
    const [kind, category] = kindOf(service);
    return !rules.confidential.applies({ kind, category });
  };

  /** A route whose last path segment has both the name and the format. */
  const named = <R extends OfOne>(route: R, root: string, run: Named<R>): Binding => ({
    route,
    run: async (call) => {
      const { params, query } = call as unknown as Call<OfOne>;
      const [, name, format] = /^(.+)\.(json|xml)$/.exec(params.file) ?? [];
      if (name === undefined || !isServed(query.jurisdiction_id)) return refuse('not-found');
      const answered = await run(name, call as unknown as Call<R>);
      return format === 'xml' ? inXml(root, answered) : answered;
    },
  });

  return [
    ...both(discoverOpen311, 'discovery', async ({ language, origin }) =>
      ok(discovery(provider, origin, language)),
    ),

    ...both(listOpen311Services, 'services', async ({ query, language }) =>
      isServed(query.jurisdiction_id)
        ? ok([...services.values()].map((service) => presentService(service, language)))
        : noJurisdiction,
    ),

    named(getOpen311Service, 'service_definition', async (code, { language }) => {
      const service = services.get(code);
      if (!service) return refuse('not-found');
      const attributes = service.questions.map((question, index) => attributeOf(question, index, language));
      return ok({ service_code: code, attributes });
    }),

    ...both(submitOpen311Request, 'service_requests', async (call) =>
      isServed(call.body.jurisdiction_id) ? submit(call) : noJurisdiction,
    ),

    ...both(listOpen311Requests, 'service_requests', async (call) => {
      const { query, context } = call;
      if (!isServed(query.jurisdiction_id)) return noJurisdiction;
      if (query.service_request_id) {
        const found = await Promise.all(query.service_request_id.map(shown));
        return ok(found.filter((it) => it !== undefined).map((it) => present(it, call)));
      }
      const wanted = wantedBy(query, context.now);
      if ('rejected' in wanted) return wanted;
      const { items } = await listPage<PublicRequest>(view.client, view.table, wanted.list);
      const page = items.slice(wanted.skip).filter((it) => isOpen(it) && isWithin(it, wanted.requested));
      return ok(page.map((it) => present(it, call)));
    }),

    named(getOpen311Request, 'service_requests', async (id, call) => {
      const found = await shown(id);
      return found ? ok([present(found, call)]) : refuse('not-found');
    }),

    named(getOpen311Token, 'service_requests', async (token) => {
      const id = idOfToken(token);
      const { state } = await reports.load(reportStream(id));
      const known = state && sees('token-holder', circleOf(rules.confidential, state), 'exists');
      return known ? ok([{ service_request_id: id, token }]) : refuse('not-found');
    }),
  ];
}

const noJurisdiction = refuse('not-found', 'jurisdiction_id');

const inXml = (root: string, answered: Reply | ProblemReply): Reply | ProblemReply =>
  'rejected' in answered ? answered : { ...answered, body: toXml(root, answered.body), type: 'text/xml' };

/** A route in JSON and in XML. */
const both = <R extends RouteDefinition>(
  { json, xml }: { readonly json: R; readonly xml: RouteDefinition },
  root: string,
  run: (call: Call<R>) => Answered<R>,
): Binding[] => [
  on(json, run),
  { route: xml, run: async (call) => inXml(root, await run(call as unknown as Call<R>)) },
];
