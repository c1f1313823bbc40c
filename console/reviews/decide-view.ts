import type { ReviewAnswer } from '../../api/reviews/review-schema.ts';
import { wallClockOf } from '../../domain/time/instant.ts';
import type { StationAround } from '../households/around.ts';
import { filled } from '../layout/words.ts';
import type { PageAnswer } from '../page.ts';
import { agendaOf } from './agenda.ts';
import { decisionsFor } from './choices.ts';
import type { SheetFault } from './sheet.ts';

type Typed = Readonly<Record<string, string>>;

interface Filled {
  typed: Typed;
  key: string;
  faults: readonly SheetFault[];
  /** Why it was not taken. */
  said: string | null;
}

/** Who is at the station is likely to be there. */
export function firstTyped({ names, now }: StationAround): Typed {
  return { heldAt: wallClockOf(now), attendees: [...names.values()].join('\n') };
}

/** The meeting's page: the overview, each household on a screen of its own, and the record at the end. */
export function decideView(
  review: ReviewAnswer,
  around: StationAround,
  { typed, key, faults, said }: Filled,
): Extract<PageAnswer, { view: string }> {
  const { review: words } = around.say;
  const faultAt = (field: string) => faults.find((fault) => fault.field === field)?.message ?? null;
  const items = agendaOf(review, around);
  const cases = items.map((item, index) => {
    const answer = review.agenda[index];
    const choices = answer === undefined ? [] : decisionsFor(answer, around);
    const chosen = typed[`decision.${item.id}`] ?? '';
    return {
      ...item,
      choices: [{ value: '', label: words.none }, ...choices].map(({ value, label }, place) => ({
        id: `d-${item.anchor}-${place}`,
        value,
        label,
        checked: chosen === value,
      })),
      decisionFault: faultAt(`decision.${item.id}`),
      reason: typed[`reason.${item.id}`] ?? '',
      reasonFault: faultAt(`reason.${item.id}`),
      plan: typed[`plan.${item.id}`] ?? '',
      cannotRelax: item.against === null ? null : filled(words.cannotRelax, { why: item.against }),
      linkBack: index === 0 ? '#overview' : `#${items[index - 1]?.anchor}`,
      linkOn: index === items.length - 1 ? '#record' : `#${items[index + 1]?.anchor}`,
    };
  });
  return {
    view: 'review-decide',
    title: words.decideTitle,
    data: {
      id: review.id,
      seq: review.seq,
      key,
      said,
      faults: faults.map(({ field, message }) => ({ message, ...linkOf(field, cases) })),
      cases,
      count: filled(words.agenda, { n: items.length }),
      heldAt: typed.heldAt ?? '',
      heldAtFault: faultAt('heldAt'),
      attendees: typed.attendees ?? '',
      attendeesFault: faultAt('attendees'),
    },
  };
}

function linkOf(field: string, cases: readonly { id: string; anchor: string; address: string }[]) {
  const [, household] = field.split('.');
  const found = cases.find(({ id }) => id === household);
  return found === undefined ? { link: '#record', about: null } : { link: `#${found.anchor}`, about: found.address };
}
