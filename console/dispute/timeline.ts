import type { RecordedEvent } from '../../record/views/recorded-events.ts';
import { whenOf } from '../layout/time.ts';
import { labelOf } from '../layout/words.ts';
import { type Around, colourOf, organisationName } from './around.ts';

/** 办理经过: everything that was done, the newest first, by whom. */
export function timelineOf(
  events: readonly RecordedEvent[],
  around: Around,
  names: Readonly<Record<string, string>> = around.say.event,
  deadlines: Readonly<Record<string, string>> = around.say.deadline,
) {
  const { now, say, language } = around;
  return [...events].reverse().map(({ type, at, by, data }) => ({
    what: labelOf(names, type),
    when: whenOf(at, language, now),
    who:
      by.role === 'system'
        ? say.dispute.bySystem
        : [by.name ?? by.userId, labelOf(say.role, by.role), organisationName(around, by.organisationId)].join(' · '),
    detail: detailOf(type, data, deadlines, around),
  }));
}

/** The one thing of an event that one would ask next; null where its name says it all. */
function detailOf(
  type: string,
  data: Record<string, unknown>,
  deadlines: Readonly<Record<string, string>>,
  around: Around,
): string | null {
  const { now, say, language } = around;
  switch (type) {
    case 'offered':
    case 'escalated':
      return organisationIn((data.offer as Record<string, unknown> | undefined)?.toOrganisationId, around);
    case 'supervision-opened':
      return pressedFor(data.pressed) ?? organisationIn(data.organisationId, around);
    case 'accepted':
    case 'supervision-escalated':
    case 'invited':
      return organisationIn(data.organisationId, around);
    case 'colour-changed':
      return typeof data.colour === 'string' ? colourOf(around, data.colour).label : null;
    case 'closed':
      return typeof data.outcome === 'string' ? labelOf(say.outcome, data.outcome) : null;
    case 'session-scheduled':
      return typeof data.sessionAt === 'string' ? whenOf(data.sessionAt, language, now).text : null;
    case 'reminded':
      return typeof data.of === 'string' ? labelOf(deadlines, data.of) : null;
    default:
      return null;
  }
}

/** 督办理由, where somebody pressed and no rule did. */
function pressedFor(pressed: unknown): string | null {
  const reason = (pressed as { reason?: unknown } | undefined)?.reason;
  return typeof reason === 'string' ? reason : null;
}

function organisationIn(id: unknown, around: Around): string | null {
  return typeof id === 'string' ? organisationName(around, id) : null;
}
