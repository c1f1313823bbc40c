import type { PartyProgress } from '../../record/views/progress.ts';
import { dayOf, whenOf } from '../layout/time.ts';
import { filled } from '../layout/words.ts';
import type { Visit } from '../page.ts';

/** What the API answers of a party's own case, in words (api/public/progress-route.ts). */
export interface ShownProgress extends Pick<PartyProgress, 'number' | 'type' | 'registeredOn' | 'sessions' | 'rating'> {
  status: PartyProgress['status'];
  statusText: string;
  level: string;
  organisation: string;
  since: string;
  next: { what: string; organisation: string | null; lastDay: string | null; otherwise: string | null } | null;
  obligations: (PartyProgress['obligations'][number] & { statusText: string })[];
  ending: {
    outcome: string;
    outcomeText: string;
    on: string;
    routes: readonly { label: string; authority: string }[];
  } | null;
}

/** 办理到哪一步: the same for a reader who knows none of our words. */
export function progressView(progress: ShownProgress, { language, say }: Visit) {
  const { next, ending } = progress;
  return {
    number: progress.number,
    status: progress.statusText,
    facts: [
      { name: say.public.type, value: progress.type },
      { name: say.public.registeredOn, value: dayOf(progress.registeredOn, language) },
      { name: say.public.organisation, value: progress.organisation },
      { name: say.public.level, value: progress.level },
    ],
    next: next && {
      what: next.what,
      organisation: next.organisation,
      lastDay: next.lastDay && dayOf(next.lastDay, language),
      otherwise: next.otherwise,
    },
    sessions: progress.sessions.map(({ at, place, held }) => ({
      when: whenOf(at, language),
      place: place ?? say.public.askPlace,
      standing: held ? say.public.held : say.public.planned,
    })),
    obligations: progress.obligations.map((each) => ({
      what: each.what ?? say.public.asAgreed,
      role: each.role === 'owes' ? say.public.owes : say.public.receives,
      amount: each.amountFen === null ? null : yuan(each.amountFen),
      rest:
        each.dueFen === null || each.dueFen === each.amountFen
          ? null
          : filled(say.public.rest, { amount: yuan(each.dueFen) }),
      dueOn: dayOf(each.dueOn, language),
      status: each.statusText,
    })),
    ending: ending && {
      outcome: ending.outcomeText,
      on: dayOf(ending.on, language),
      routes: ending.routes,
    },
    canRate: progress.rating === 'open',
    hasRated: progress.rating === 'given',
  };
}

function yuan(fen: number): string {
  return `¥${(fen / 100).toLocaleString('en', { minimumFractionDigits: 2 })}`;
}
