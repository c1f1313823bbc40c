import { Random } from '../../demo/simulation/random.ts';
import { PAGE_SIZE } from '../../console/disputes/filters.ts';
import type { BareSql } from './bare-sql.ts';
import type { Desk } from './desks.ts';
import type { Visitor } from './visitor.ts';

const NAMES = ['赵桂秀', '钱建国', '孙立春', '李海明', '周德芳', '吴志强', '郑玉兰', '王永福', '冯晓东', '陈小梅'];
const WORDS = ['雨水管改道', '宅基地四至不清', '借款不还', '狗咬伤人', '竹山界址', '电动车相撞', '上门劝过', '110'];
/** A whole number, and beginnings that a hundred and ten thousand cases have. */
const NUMBERS = ['云河2025-012345', '云河2024-0123', '云河2026-01'];

/** One thing that people look at, and the plain statements that fetch the same. */
export interface Look {
  name: string;
  page(visitor: Visitor): Promise<unknown>;
  bare(): Promise<unknown>;
}

/** What is looked at from a desk; each time something else, but in every run the same. */
export async function looksOf(desk: Desk, visitor: Visitor, sql: BareSql): Promise<Look[]> {
  const ids = await sql.someIds(desk, 500);
  const total = await linesOf(visitor);
  const list = (words: Record<string, string>) => `/console/disputes?${new URLSearchParams(words)}`;
  const search = (name: string, among: readonly string[]): Look => {
    const [forPage, forBare] = [new Random(1), new Random(1)];
    return {
      name: `search by ${name}`,
      page: (by) => by.get(list({ q: forPage.pick(among) })),
      bare: () => sql.search(forBare.pick(among), PAGE_SIZE),
    };
  };
  const deep = Math.max(1, Math.ceil(total / PAGE_SIZE / 2));
  const [forPage, forBare] = [new Random(2), new Random(2)];
  return [
    { name: 'workbench', page: (by) => by.get('/console'), bare: () => sql.workbench(desk) },
    {
      name: 'workbench, all below',
      page: (by) => by.get('/console?scope=below'),
      bare: () => sql.workbench(desk),
    },
    { name: 'list', page: (by) => by.get(list({})), bare: () => sql.list(desk, 1, PAGE_SIZE) },
    {
      name: 'list, page in the middle',
      page: (by) => by.get(list({ page: String(deep) })),
      bare: () => sql.list(desk, deep, PAGE_SIZE),
    },
    {
      name: 'list, open by deadline',
      page: (by) => by.get(list({ status: 'open', sort: 'due' })),
      bare: () => sql.open(desk, PAGE_SIZE),
    },
    search('name', NAMES),
    search('number', NUMBERS),
    search('words', WORDS),
    {
      name: 'case page',
      page: (by) => by.get(`/console/disputes/${forPage.pick(ids)}`),
      bare: () => sql.dispute(forBare.pick(ids)),
    },
  ];
}

async function linesOf(visitor: Visitor): Promise<number> {
  const { total } = JSON.parse(await visitor.get('/api/v1/disputes?pageSize=1')) as { total: number };
  return total;
}
