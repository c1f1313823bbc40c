import { randomUUID } from 'node:crypto';
import type { HouseholdCommandOf, IncidentReport } from '../../domain/household/commands.ts';
import type { Member, VisitReport } from '../../domain/household/state.ts';
import { addDays } from '../../domain/time/civil-date.ts';
import { addHours, type Instant } from '../../domain/time/instant.ts';
import type { Seal } from '../../record/seal.ts';
import type { Family } from './families.ts';
import type { Random } from './random.ts';
import { STATION, staff } from './station.ts';

/** What officers write, of people who do not exist. */

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏';
const GIVEN = '志强秀英建国桂芳海燕文斌小梅春生玉兰德明丽娟';
const VILLAGES = ['羊坪村', '河口村'];
const REASONS = ['多次因家庭暴力报警', '酗酒后打骂家人', '琐事争吵不断,有升级可能', '邻居反映经常打斗'];
const FEEDBACK = ['情绪平稳,近期无争吵。', '丈夫外出务工,家中安静。', '夫妻关系有所缓和。', '希望继续得到帮助。'];
const DETAILS = ['酒后推搡、打耳光,已制止。', '争吵中摔砸物品并动手。', '因钱款争执殴打,轻微伤。'];

export function openingOf(
  family: Family,
  ids: { id: string; number: string },
  seal: Seal,
  random: Random,
): HouseholdCommandOf<'open'> {
  const place = `清溪镇${random.pick(VILLAGES)}${random.between(1, 12)}组${random.between(1, 90)}号`;
  return {
    type: 'open',
    ...ids,
    stationId: STATION,
    level: family.level,
    reason: seal.text('reason', random.pick(REASONS)),
    address: seal.text('address', place),
    plan: seal.text('plan', '按等级回访,联系村委和妇联共同帮教。'),
    members: [person(seal, random, '户主', 'perpetrator'), person(seal, random, '妻', 'victim')],
    staff,
  };
}

function person(seal: Seal, random: Random, relation: string, role: Member['role']): Member {
  const name = `${random.pick([...SURNAMES])}${random.pick([...GIVEN])}${random.pick([...GIVEN])}`;
  const birthDate = addDays('1960-01-01', random.between(0, 15_000));
  return {
    memberId: randomUUID(),
    role,
    relation: seal.text('relation', relation),
    confidential: role === 'victim',
    ...seal.person({ name, birthDate }),
  };
}

export function visitOf(
  visitedAt: Instant,
  found: { complete: boolean; violence: boolean },
  seal: Seal,
  random: Random,
): HouseholdCommandOf<'record-revisit'> {
  const done = (note: string) => ({ done: true, note: seal.text('visit', note) });
  const report: VisitReport = {
    visitId: randomUUID(),
    visitedAt,
    listened: done('单独听取诉说'),
    policyExplained: done('讲解反家庭暴力法'),
    warnedByCases: done('通报典型案例'),
    counselled: done('疏导情绪'),
    personsSeen: seal.text('persons-seen', found.complete ? '夫妻双方' : '仅见到户主'),
    victimAlone: found.complete,
    means: random.chance(0.9) ? 'visit' : 'station',
    violenceRecurred: found.violence,
    feedback: seal.text('feedback', found.violence ? random.pick(DETAILS) : random.pick(FEEDBACK)),
  };
  return { type: 'record-revisit', report, staff };
}

export function incidentOf(now: Instant, seal: Seal, random: Random): HouseholdCommandOf<'report-incident'> {
  const report: IncidentReport = {
    incidentId: randomUUID(),
    occurredAt: addHours(now, -random.between(1, 10)),
    acceptedAt: now,
    detail: seal.text('incident', random.pick(DETAILS)),
  };
  return { type: 'report-incident', report, staff };
}
