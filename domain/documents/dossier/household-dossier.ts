import type { HouseholdEvent } from '../../household/events.ts';
import type { HouseholdState } from '../../household/state.ts';
import { dateOf, type Instant } from '../../time/instant.ts';
import { chineseDate } from '../chinese-date.ts';
import { formName } from '../form-name.ts';
import type { HouseholdFacts } from '../household-facts.ts';
import { keeperOf } from '../household-file.ts';
import { printable } from '../printable.ts';
import { type DossierFacts, type DossierWords, remarkWithSealed } from './dossier-facts.ts';

/** A paper that the dossier of a household holds. */
export interface HouseholdPaper {
  /** The form's name with what it is about. */
  form: string;
  /** The state since which what it shows is as it is: one made before does not do. */
  since: number;
  /** Which of several it is: its day. Empty for the only one. */
  which: string;
}

/** Between events that tell of it, a visit or a warning does not change. */
type Seen = HouseholdEvent & { seq: number };

/**
 * 一户一档: the file as it now is, the station's copy of each warning, then each visit, by date. The quarter's 研判记录 shows
 * other families too and is not bound; what was decided on this one, and its protection orders, stand in the file.
 */
export function papersOfHousehold({ visits, warnings }: HouseholdState, events: readonly Seen[]): HouseholdPaper[] {
  const lastOf = (tells: (event: Seen) => boolean) => events.findLast(tells)?.seq ?? 1;
  const byDate = <Part>(parts: readonly Part[], at: (part: Part) => Instant) =>
    parts.toSorted((one, other) => (at(one) < at(other) ? -1 : 1));
  return [
    { form: 'household-file', since: events.at(-1)?.seq ?? 1, which: '' },
    ...byDate(warnings, ({ issuedAt }) => issuedAt).map(({ warningId, issuedAt }) => ({
      form: formName({ code: 'warning-letter', about: warningId }),
      since: lastOf((event) => tellsOfWarning(event, warningId)),
      which: chineseDate(dateOf(issuedAt)),
    })),
    ...byDate(visits, ({ visitedAt }) => visitedAt).map(({ visitId, visitedAt }) => ({
      form: formName({ code: 'revisit-record', about: visitId }),
      since: lastOf((event) => tellsOfVisit(event, visitId)),
      which: chineseDate(dateOf(visitedAt)),
    })),
  ];
}

function tellsOfWarning(event: Seen, id: string): boolean {
  if (event.type === 'warning-issued') return event.warning.warningId === id;
  if (event.type === 'merged-in') return event.file.warnings.some(({ warningId }) => warningId === id);
  return event.type === 'warning-delivered' && event.warningId === id;
}

function tellsOfVisit(event: Seen, id: string): boolean {
  if (event.type === 'visited') return event.visit.visitId === id;
  return event.type === 'merged-in' && event.file.visits.some(({ visitId }) => visitId === id);
}

/** What the covers of a household's dossier are called and say. */
export const HOUSEHOLD_WORDS: DossierWords = {
  title: '家庭暴力管控卷宗',
  number: '档案编号',
  keeper: '责任人',
  period: '管控日期',
  made: '文书为系统保存的有效版本，每件右上角的核验码可供查对；告诫书三联文字相同，第三联为公安机关存档联。',
};

/** The covers' own words; the family goes by who is under control in it. */
export function householdDossierFacts(facts: HouseholdFacts, sealed: number): DossierFacts {
  const { members, history, on } = facts;
  const named = members.filter(({ role }) => role === 'perpetrator');
  const left = history.at(-1);
  return {
    words: HOUSEHOLD_WORDS,
    number: facts.number,
    caseTitle: `${(named.length > 0 ? named : members).map(({ name }) => printable(name)).join('、')}一户`,
    volumeNumber: '',
    owner: facts.stationName,
    keeper: keeperOf(facts),
    from: facts.openedOn,
    to: left?.kind === 'exited' ? left.on : undefined,
    filedOn: on,
    remark: remarkWithSealed('由公安派出所专人保管；受保护人的现住址和联系方式另行保存，不入本卷', sealed),
  };
}
