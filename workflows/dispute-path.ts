import type { Stage } from '../activities/standing.ts';
import { Journey, type JourneyInput } from './journey.ts';
import type { PathEntry } from './path-log.ts';

/**
 * 纠纷流转: one dispute from its registration to its end, driven along its path – village, township, court, or whatever
 * levels policy has. Which stage comes next and when a clock runs out is the record's to say; here stands what a case
 * waits for at each kind of stage, what ends the wait, and where it goes from there.
 */
export async function disputePath(input: JourneyInput): Promise<PathEntry[]> {
  const journey = new Journey(input);
  await journey.look();
  for (let stage = journey.stage; stage !== undefined; stage = journey.stage) {
    journey.enter(stage);
    switch (stage.kind) {
      case 'committee':
        await committeeMediation(journey, stage);
        break;
      case 'court':
        await courtPreLitigation(journey, stage);
        break;
    }
    journey.leave();
  }
  await afterwards(journey);
  return journey.path;
}

/** 结案之后: what closing has set off is done, and 督办 over a party's rating is answered or goes up. */
async function afterwards(journey: Journey): Promise<void> {
  do {
    while (journey.isOpen()) await journey.waitFor('已结案,督办待答复');
    await journey.end();
  } while (journey.isOpen());
}

/**
 * 人民调解, at the village and the township: dispatched, accepted, mediated. It ends by agreement or closing; or the case
 * moves – up because nobody accepted or the days ran out, down, sideways, or to court with a party's wish.
 */
async function committeeMediation(journey: Journey, stage: Stage): Promise<void> {
  while (journey.isStillHere()) {
    switch (journey.awaits) {
      case 'dispatch':
        // Overdue: the coordinator is alarmed, then the county. Dispatched: somebody must accept.
        await journey.waitIn(stage, '待分拨');
        break;
      case 'accept':
        // Not accepted: what was sent up or dispatched goes to the next level, what was sent down or sideways comes
        // back, and a court is pressed. Until somebody accepts, this organisation owns the case.
        await journey.waitIn(stage, '待受理');
        break;
      case 'decide-owner':
        // Sent back too often: the county decides whose case it is.
        await journey.waitIn(stage, '待县级决定办理单位');
        break;
      case 'mediate':
        // Reminders; 督办 when idle; when the days run out: up, to the lawful route, or terminated with the notice.
        await journey.waitIn(stage, '调解中');
        break;
      case 'resume':
        // Does not count towards the days. Reviewed every so often, or on its last day.
        await journey.waitIn(stage, '中止,待恢复');
        break;
      case 'replace-mediator':
        // Who mediated has recused; the desk names another.
        await journey.waitIn(stage, '待更换调解员');
        break;
      case 'follow-agreement':
        // Its signing and its performance run in the agreement's own workflow; here the owner looks every so often.
        await journey.waitIn(stage, '已达成协议,跟踪履行');
        break;
      case 'decide-after-default':
        // Not performed, or refused confirmation: mediated again, or ended with the notice of the lawful routes.
        await journey.waitIn(stage, '协议未履行,待决定');
        break;
      default:
        await journey.waitIn(stage, '待办理');
    }
  }
}

/**
 * 诉前调解, at the court, which the case entered when the court accepted it: signed for, mediated in the court's days. It
 * ends by agreement, by going back down, or by filing – which never happens by itself (特邀调解规定 21, 27).
 */
async function courtPreLitigation(journey: Journey, stage: Stage): Promise<void> {
  while (journey.isStillHere()) {
    switch (journey.awaits) {
      case 'sign-for':
        // The court's clock starts only when its mediator signs for the case.
        await journey.waitIn(stage, '待调解员签收');
        break;
      case 'accept':
        // Handed back down to a committee, or on to a tribunal: the court owns it until then.
        await journey.waitIn(stage, '待受理');
        break;
      case 'mediate':
        await journey.waitIn(stage, '诉前调解中');
        break;
      case 'resume':
        await journey.waitIn(stage, '中止,待恢复');
        break;
      case 'file-for-litigation':
        // The days ran out: the clerk files, or the parties agree on more time.
        await journey.waitIn(stage, '期满,待立案');
        break;
      case 'replace-mediator':
        // Who mediated has recused; the desk names another.
        await journey.waitIn(stage, '待更换调解员');
        break;
      case 'follow-agreement':
        // Its signing and its performance run in the agreement's own workflow; here the owner looks every so often.
        await journey.waitIn(stage, '已达成协议,跟踪履行');
        break;
      case 'decide-after-default':
        // Not performed, or refused confirmation: mediated again, or ended with the notice of the lawful routes.
        await journey.waitIn(stage, '协议未履行,待决定');
        break;
      default:
        await journey.waitIn(stage, '待办理');
    }
  }
}
