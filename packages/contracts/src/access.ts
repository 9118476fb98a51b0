import { allRoutes } from './openapi.ts';
import { remits } from './remit.ts';
import { roles } from './roles.ts';
import { type RouteDefinition, routeKey } from './route.ts';
import { scopes } from './scope.ts';

const roleNames = {
  resident: '居民',
  volunteer: '志愿者',
  mediator: '调解员',
  officer: '民警',
  enterprise: '企业',
  department: '部门',
  supervisor: '督导',
  admin: '管理员',
} as const satisfies Record<(typeof roles)[number], string>;

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function line(route: RouteDefinition): string {
  const allowed = roles.map((role) => {
    if (route.roles === 'anyone') return '○';
    return route.roles.includes(role) ? '●' : '';
  });
  const { perCaller } = route.throttle ?? {};
  const staff = perCaller?.staff === undefined ? '' : `; staff 工作人员 ${perCaller.staff}`;
  const most = perCaller ? `${perCaller.most} / ${perCaller.per}${staff}` : '';
  const scope = route.computableId ? `${route.scope} †` : route.scope;
  return row([`\`${routeKey(route)}\``, route.summary.zh, ...allowed, scope, route.remit ?? '', most]);
}

function table(service: string, routes: readonly RouteDefinition[]): string {
  const head = [
    'Route 接口',
    '事项',
    ...roles.map((role) => `${role} ${roleNames[role]}`),
    'scope 范围',
    'remit 职责',
    'most per caller 每人上限',
  ];
  return [
    `## ${service}`,
    '',
    row(head),
    row(head.map((_, i) => (i > 1 && i < 2 + roles.length ? ':-:' : '---'))),
    ...routes.map(line),
  ].join('\n');
}

/** Who may do what, as Markdown: the one table, made from the contracts as the checks themselves are. */
export function accessDocument(): string {
  return `${[
    '# Who may do what 权限表',
    'Made from the contracts by `npx -y pnpm@12 generate`; a test fails when it is not theirs, and another asks every route as every role. 本表由接口契约生成。',
    '● with a token of that role 凭该角色令牌 · ○ without a token 无需令牌 · empty: 403 `role-not-allowed` 无权. Without a token all but ○ are 401. Limits per caller go by account, and by address where there is no token; staff (mediator, officer, supervisor, admin) have the limit named for them, and none where none is named. 每人上限按账号计，无令牌时按地址计；工作人员以注明的上限为准，未注明的不受限。',
    '## Scopes 范围',
    [
      row(['scope', 'what', '含义', 'refused with 拒绝代码']),
      row(['---', '---', '---', '---']),
      ...Object.entries(scopes).map(([scope, { en, zh, refusals }]) =>
        row([scope, en, zh, refusals.map((code) => `\`${code}\``).join(', ')]),
      ),
    ].join('\n'),
    'The id of what is marked † can be computed from a public code. What is not the caller’s is answered there as what does not exist: 404 `not-found`. 标有†的编号可由公开代码推算，非本辖区或非本单位的一律按“未找到”答复。',
    '## Remits of departments 部门职责',
    [
      row(['remit', 'what', '含义']),
      row(['---', '---', '---']),
      ...Object.entries(remits).map(([remit, { en, zh }]) => row([remit, en, zh])),
    ].join('\n'),
    'A department acts within its area and within its remit, over HTTP and by message; else it is refused with 403 `not-in-remit`. Which department answers for what is data of the city: `departments.json` and `indicators.json`. 部门须同时在辖区和职责范围内办理，职责范围见城市数据。',
    'A caller’s area is a city, district, station or grid. Whoever holds a role for a grid sees and works on the reports of that grid, tips apart; cases, hazards and statistics are a station’s. 网格人员仅可查看和办理本网格报告（线索除外）。',
    ...Object.entries(allRoutes).map(([service, routes]) => table(service, routes)),
  ].join('\n\n')}\n`;
}
