import { textIn } from '../forms/body.ts';

/** 会议表: what a meeting's page was filled in with, by the names of its fields. */
type Typed = Readonly<Record<string, string>>;

export interface SheetFault {
  /** Which field: `decision.<household>`, `attendees`. */
  field: string;
  message: string;
}

interface Sheet {
  body: { heldAt: unknown; attendees: string[]; decisions: { householdId: string }[] };
  /** What is left out, before the API is asked. */
  lacking: string[];
}

/** The meeting as the API takes it; a household for which nothing was chosen keeps its level and is not named. */
export function sheetOf(
  typed: Typed,
  householdIds: readonly string[],
  momentOf: (text: string) => string | null,
): Sheet {
  const attendees = (typed.attendees ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const chosen = householdIds.flatMap((householdId) => {
    const [decision = '', level] = (typed[`decision.${householdId}`] ?? '').split(':');
    if (decision === '') return [];
    const reason = textIn(typed[`reason.${householdId}`]);
    const plan = textIn(typed[`plan.${householdId}`]);
    return [{ householdId, decision, ...(level && { level }), reason, ...(plan !== undefined && { plan }) }];
  });
  const heldAt = momentOf(typed.heldAt ?? '');
  return {
    body: { heldAt: heldAt ?? typed.heldAt, attendees, decisions: chosen },
    lacking: [
      ...chosen.filter(({ reason }) => reason === undefined).map(({ householdId }) => `reason.${householdId}`),
      ...(heldAt === null ? ['heldAt'] : []),
      ...(attendees.length === 0 ? ['attendees'] : []),
    ],
  };
}

/** The field that an address in the body is about: `decisions.0.reason` is the reason of the first that was named. */
export function fieldAt(path: string, { decisions }: Pick<Sheet['body'], 'decisions'>): string {
  const [list, number = '', field = 'decision'] = path.split('.');
  if (list !== 'decisions') return list ?? '';
  const named = decisions[Number(number)]?.householdId;
  return `${field === 'level' ? 'decision' : field}.${named ?? ''}`;
}
