import { createGuardDisputes } from '../../activities/guard-disputes.ts';
import { createPrepareReview } from '../../activities/prepare-review.ts';
import { seedPeople } from '../../demo/seed.ts';
import { PUBLISHED, SMALL, type SimulatedProgramme } from '../../demo/simulation/programme.ts';
import { type Simulated, simulate } from '../../demo/simulation/simulate.ts';
import { policyVersion1 } from '../../domain/policy/version-1.ts';
import { openRecord, type RecordContext } from '../../record/context.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { ConfigError, readConfig } from '../config.ts';

/** Runs years of households and prints what they come to; fails if that is not the table that was asked for. */
export async function run(words: string[]): Promise<void> {
  const programme = words.includes('--small') ? SMALL : PUBLISHED;
  const record = openRecord({ ...readConfig(), poolSize: 4 });
  try {
    await requireEmptyDemo(record, programme);
    await seedPeople(record);
    const startedAt = performance.now();
    // What the engine would do because of an event, by the very functions that it runs.
    const reactions: Record<string, ReturnType<typeof createGuardDisputes>> = {
      'guard-disputes': createGuardDisputes(record),
      'prepare-review': createPrepareReview(record),
    };
    const result = await simulate(record, programme, async (each) => reactions[each.kind]?.(each), console.log);
    print(result, (performance.now() - startedAt) / 1_000);
    if (!isAsPlanned(result, programme))
      throw new ConfigError('The years did not end in the table that was asked for.');
  } finally {
    await record.close();
  }
}

async function requireEmptyDemo(record: RecordContext, { from }: SimulatedProgramme): Promise<void> {
  const { now, demo } = await record.clock.reading();
  const [held] = await inTransaction(record.db, SYSTEM, (tx) => tx.query('SELECT FROM stream LIMIT 1'));
  if (demo && held === undefined && now.slice(0, 10) < from) return;
  throw new ConfigError('This instance holds records already, or is no demo. Name a new FENGQIAO_HOME, or none.');
}

function isAsPlanned({ entered, current, turnedCriminal, deaths }: Simulated, programme: SimulatedProgramme): boolean {
  const same = (counted: Record<string, number>, wanted: Readonly<Record<string, number>>) =>
    Object.keys(counted).every((level) => counted[level] === (wanted[level] ?? 0));
  const hasPrevented = turnedCriminal === 0 && deaths === 0;
  return same(entered, programme.entered) && same(current, programme.current) && hasPrevented;
}

function print({ householdYears, ...programme }: Simulated, seconds: number): void {
  const { entered, current, exitRate, visits, recurrences, turnedCriminal, deaths } = programme;
  const levels = [...policyVersion1.household.levels].sort((a, b) => b.order - a.order);
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((before, each) => before + each, 0);
  const row = (label: string, in_: number, left: number) =>
    `  ${label}  ${`${in_}`.padStart(8)}  ${`${left}`.padStart(8)}`;
  const lines = [
    '  等级  进入管控  仍在管控',
    ...levels.map(({ key, label }) => row(`${label}色`, entered[key] ?? 0, current[key] ?? 0)),
    row('合计', sum(entered), sum(current)),
    `  退出管控率 ${((exitRate ?? 0) * 100).toFixed(1)} %;民转刑 ${turnedCriminal},刑转命 ${deaths};复发 ${recurrences}`,
    `  应回访 ${visits.due}:按期 ${visits.onTime},迟到 ${visits.late},逾期未访 ${visits.overdue}`,
    `${householdYears} household-years in ${seconds.toFixed(0)} s: ${(householdYears / seconds).toFixed(1)} household-years per second`,
  ];
  console.log(lines.join('\n'));
}
