import { ClockBusy, ClockStuck } from '../../engine/advance-clock.ts';
import type { Engine } from '../../engine/connection.ts';
import { NotADemo } from '../../record/clock.ts';
import { Problem } from '../problems/problem.ts';
import { problemFrom, unavailable } from '../problems/problem-from.ts';

/** What keeps the clock from moving, in the contract's words. */
export async function clockProblem(error: unknown, engine: Engine): Promise<unknown> {
  if (error instanceof NotADemo) return new Problem('not-found');
  if (error instanceof ClockBusy) return unavailable('时钟正在被拨动，请稍后再试。');
  if (error instanceof ClockStuck) return unavailable(`案件 ${error.streamId} 没有继续办理，时钟停在该处。`);
  if (problemFrom(error).code === 'internal' && !(await engine.isReachable())) {
    return unavailable('流程引擎暂时不可用，时钟停在该处。');
  }
  return error;
}
