import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Route } from '../../api/http/route.ts';
import { accessTable, grantOf, type Kind, relationsOfKind } from '../../domain/organisation/access-table.ts';
import type { Role } from '../../domain/organisation/actor.ts';
import words from '../../templates/locales/zh-CN.json' with { type: 'json' };

const HEAD = fileURLToPath(new URL('./head.md', import.meta.url));
/** What changes nothing. */
const SEEN = ['view', 'view-in-full', 'read-mediation', 'reveal', 'reach', 'reveal-reporter', 'request-document'];
const roles = Object.keys(words.role) as Role[];
const kinds = Object.keys(accessTable) as Kind[];

/** docs/ACCESS.md: 权限总表, every kind's rights by role and relation, and by which rule each address is opened. */
export function accessPage(routes: readonly Route[]): string {
  return `${[readFileSync(HEAD, 'utf8').trim(), rolesList(), ...kinds.map(section), routesList(routes)].join('\n\n')}\n`;
}

function rolesList(): string {
  return ['## 岗位 Roles', roles.map((role) => `${words.role[role]} \`${role}\``).join(' · ')].join('\n\n');
}

function section(kind: Kind): string {
  const rights = rightsOf(kind);
  const columns = columnsOf(kind, rights);
  const without = roles.filter((role) => !columns.some((column) => column.roles.includes(role)));
  return [
    `## ${words.kind[kind]} ${kind}`,
    `关系：${relationsOfKind[kind].map((relation) => `${relationName(kind, relation)} \`${relation}\``).join(' · ')}`,
    [
      `| 事项 | ${columns.map(({ roles: same }) => same.map((role) => words.role[role]).join('<br>')).join(' | ')} |`,
      `|---|${columns.map(() => '---|').join('')}`,
      ...rights.map((right) => {
        const cells = columns.map(({ relations }) => cell(kind, relations.get(right) ?? []));
        return `| ${rightName(kind, right)} \`${right}\` | ${cells.join(' | ')} |`;
      }),
    ].join('\n'),
    ...(without.length > 0 ? [`无任何权限：${without.map((role) => words.role[role]).join('、')}。`] : []),
  ].join('\n\n');
}

/** What begins a record, then what is seen of it, then what is done to it in the order in which the roles name it. */
function rightsOf(kind: Kind): string[] {
  const rows: Record<string, Record<string, readonly string[]>> = accessTable[kind];
  const begins = (right: string) => roles.some((role) => rows[role]?.[right]?.includes('anyone'));
  const rank = (right: string) => (begins(right) ? 0 : SEEN.includes(right) ? 1 : 2);
  return [...new Set(roles.flatMap((role) => Object.keys(rows[role] ?? {})))].sort((a, b) => rank(a) - rank(b));
}

/** 具备其一即可; the engine's rights hang on nothing. */
function cell(kind: Kind, relations: readonly string[]): string {
  const all = relationsOfKind[kind].filter((relation) => relation !== 'anyone');
  if (relations.length > 1 && all.every((relation) => relations.includes(relation))) return '不论何种关系';
  return relations.map((relation) => relationName(kind, relation)).join('、');
}

interface Column {
  roles: Role[];
  relations: Map<string, readonly string[]>;
}

/** Roles with the same rights share a column; roles without any have none. */
function columnsOf(kind: Kind, rights: readonly string[]): Column[] {
  const columns = new Map<string, Column>();
  for (const role of roles) {
    const relations = new Map(rights.map((right) => [right, grantOf(role, kind, right)]));
    if ([...relations.values()].every(({ length }) => length === 0)) continue;
    const same = JSON.stringify([...relations]);
    columns.set(same, { roles: [...(columns.get(same)?.roles ?? []), role], relations });
  }
  return [...columns.values()];
}

function routesList(routes: readonly Route[]): string {
  const tags = [...new Set(routes.map(({ tag }) => tag))].sort();
  return ['## 接口 Routes', ...tags.map((tag) => routesOf(tag, routes))].join('\n\n');
}

function routesOf(tag: string, routes: readonly Route[]): string {
  const lines = routes
    .filter((route) => route.tag === tag)
    .map(({ method, path, access }) => `| ${method.toUpperCase()} \`${path}\` | ${ruleInWords(access)} |`);
  return [`### ${tag}`, ['| 地址 | 谁可以 |', '|---|---|', ...lines].join('\n')].join('\n\n');
}

function ruleInWords(access: Route['access']): string {
  if ('list' in access) return `已登录的人，只列出其可查看的${words.kind[access.list]} \`${access.list}.view\``;
  if ('byRecord' in access) {
    const rights = Object.entries(access.byRecord) as [Kind, string][];
    return `按所属案卷：${rights.map(([kind, right]) => named(kind, right)).join('；')}`;
  }
  if (access.of === 'everyone') return `任何人：${access.because}`;
  return access.of === 'own-account' ? '已登录的人，限本人账号' : named(access.of, access.right);
}

function named(kind: Kind, right: string): string {
  return `${words.kind[kind]} · ${rightName(kind, right)} \`${kind}.${right}\``;
}

/** A right with a meaning of its own under this kind, then as every kind means it, then the command of that name. */
function rightName(kind: Kind, right: string): string {
  const rights: Record<string, string> = words.right;
  return rights[`${kind}.${right}`] ?? rights[right] ?? (words.command as Record<string, string>)[right] ?? right;
}

function relationName(kind: Kind, relation: string): string {
  return (words.relation[kind] as Record<string, string>)[relation] ?? relation;
}
