import { randomUUID } from 'node:crypto';
import type { DisputeCommand } from '../../domain/dispute/commands.ts';
import type { DisputeState } from '../../domain/dispute/state.ts';
import { addHours, type Instant } from '../../domain/time/instant.ts';
import type { Past } from '../../record/bulk/begin-many.ts';
import type { Seal } from '../../record/seal.ts';
import { residentId } from '../people.ts';
import type { Random } from '../simulation/random.ts';
import { actorNamed } from '../users.ts';

type Step = Past<DisputeState, DisputeCommand>['steps'][number];

const COMMITTEES = [
  { mediator: 'mediator.yangping', committee: 'yangping', place: '羊坪村' },
  { mediator: 'mediator.hekou', committee: 'hekou', place: '河口村' },
  { mediator: 'mediator.shanqian', committee: 'shanqian', place: '山前村' },
  { mediator: 'mediator.qingxi', committee: 'qingxi-committee', place: '清溪镇' },
];
const MATTERS = [
  { type: 'neighbours', titles: ['雨水管改道', '院墙占了过道', '空调外机滴水', '夜里麻将声', '树枝伸过界'] },
  { type: 'homestead', titles: ['宅基地四至不清', '老屋分割', '翻建超高挡光'] },
  { type: 'marriage-family', titles: ['赡养费分摊', '彩礼返还', '分家后口粮田'] },
  { type: 'contract', titles: ['借款不还', '合伙养鱼散伙', '茶叶货款拖欠'] },
  { type: 'migrant-wages', titles: ['工地尾款未结', '采茶工钱少算'] },
  { type: 'damages', titles: ['狗咬伤人', '鱼塘被排污', '施工震裂墙'] },
  { type: 'forest-land', titles: ['竹山界址', '自留山砍伐'] },
  { type: 'traffic', titles: ['电动车相撞', '倒车碰伤'] },
];
const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻'];
const GIVEN = [...'桂秀建国立海春明德芳志强玉兰永福晓东小梅文华根生水英金宝长庆月红学军爱莲'];
const DETAILS = ['双方多次争吵', '村干部上门劝过', '一方已停止往来', '愿意当面谈', '要求尽快解决', '曾拨打过110'];

/** A dispute as a village has hundreds of, begun at `at`; `open`: still on its way, else over within the week. */
export function inventedPast(
  random: Random,
  { number, at, open }: { number: string; at: Instant; open: boolean },
): Past<DisputeState, DisputeCommand> {
  const streamId = randomUUID();
  const { mediator, committee, place } = random.pick(COMMITTEES);
  const { type, titles } = random.pick(MATTERS);
  const title = `${random.pick(titles)}引起的纠纷`;
  const step = (afterHours: number, build: Step['build']): Step => ({
    actor: actorNamed(mediator),
    at: addHours(at, afterHours),
    build,
  });
  const register = step(0, (seal) => ({
    ...{ type: 'register', id: streamId, number, disputeType: type, source: random.pick(['application', 'screening']) },
    title: seal.text('title', title),
    facts: seal.text('facts', `${place}${title},${random.pick(DETAILS)},${random.pick(DETAILS)}。`),
    ...(random.chance(0.4) ? { amountFen: random.between(500, 60_000) * 100 } : {}),
    parties: [party(random, seal, 'applicant', place), party(random, seal, 'respondent', place)],
  }));
  const dispatch = step(1, () => ({ type: 'dispatch', organisationId: committee }));
  const accept = step(5, (_, state) => ({
    type: 'accept',
    consents: (state?.parties ?? []).map(({ partyId }) => ({ partyId, consented: true })),
    rightsNoticeGiven: true,
  }));
  if (open) return { streamId, steps: [register, dispatch, accept].slice(0, random.between(1, 3)) };
  const worsened = random.chance(0.12) ? [step(6, worsening(random))] : [];
  return { streamId, steps: [register, dispatch, accept, ...worsened, step(random.between(24, 60), ending(random))] };
}

/** 转色: some get worse before they get better. */
function worsening(random: Random): Step['build'] {
  const colour = random.pick(['orange', 'orange', 'red']);
  return (seal) => ({ type: 'change-colour', colour, reason: seal.text('reason', '双方情绪激动,有过激言语。') });
}

function party(random: Random, seal: Seal, side: 'applicant' | 'respondent', place: string) {
  const serial = random.between(0, 999);
  const born = `${random.between(1950, 2004)}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`;
  const facts = {
    name: `${random.pick(SURNAMES)}${random.pick(GIVEN)}${random.pick(GIVEN)}`,
    gender: random.pick(['male', 'female'] as const),
    birthDate: born,
    idNumber: residentId(born, serial),
    phone: `1380${String(random.between(0, 9_999_999)).padStart(7, '0')}`,
    address: `云河县${place}${random.between(1, 12)}组${random.between(1, 99)}号`,
  };
  return { partyId: randomUUID(), side, kind: 'person' as const, protected: false, ...seal.person(facts) };
}

function ending(random: Random): Step['build'] {
  const kind = random.between(1, 3);
  if (kind === 1) return (seal) => ({ type: 'reconcile', record: seal.text('record', '双方互谅互让,握手言和。') });
  if (kind === 2) return (seal) => ({ type: 'withdraw', reason: seal.text('reason', '申请人不再要求调解。') });
  const reason = '多次调解,分歧过大。';
  return (seal) => ({ type: 'terminate', ground: 'no-agreement', reason: seal.text('reason', reason) });
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
