import { analysisAnswer } from '../../api/analysis/analysis-answer.ts';
import { analysisKind } from '../../api/analysis/analysis-kind.ts';
import { holdRoute } from '../../api/analysis/hold-route.ts';
import { visibleCase } from '../../api/cases/visible-case.ts';
import { wallClockOf } from '../../domain/time/instant.ts';
import type { Tx } from '../../record/transaction.ts';
import { disputesNamed } from '../../record/views/analyses.ts';
import type { ReadingWorld } from '../../record/views/dispute-details.ts';
import { listDisputes } from '../../record/views/dispute-list.ts';
import type { ConsoleContext } from '../context.ts';
import { caseForm } from '../forms/case-form.ts';
import { type FormPage, formPages } from '../forms/form-page.ts';
import { suggestionOf } from './agenda.ts';

/** Nobody meets alone; more rows are a button away. */
const FIRST_ATTENDEES = 3;
const MOST_CHOICES = 200;

/** 记录研判会议: who was there, and what was decided of which dispute. */
export function holdPages(context: ConsoleContext): FormPage[] {
  const { record } = context;
  return formPages(
    caseForm(context, {
      kind: analysisKind,
      type: 'hold',
      route: holdRoute(context),
      words: (say) => say.analysisForm,
      changes: { attendees: { rows: FIRST_ATTENDEES }, decision: { as: 'prose' } },
      async see(tx, world, id, { actor, say, language }) {
        const saved = await visibleCase(tx, analysisKind, id, world.organisations);
        const policy = await record.policies.version(tx, saved.policyVersion);
        const now = await record.clock.now();
        const around = { policy, organisations: world.organisations, now, language, say };
        const { organisationName, seq, actions, meeting } = analysisAnswer(
          saved,
          { named: new Map(), meetings: [] },
          actor,
          around,
        );
        const suggested = new Map(
          meeting?.agenda?.items.map(({ disputeId, suggestion }) => [disputeId, suggestionOf(suggestion, around)]),
        );
        return {
          about: organisationName,
          seq,
          actions,
          options: { disputeId: await disputesToChoose(tx, world, suggested) },
          values: { heldAt: wallClockOf(now) },
        };
      },
    }),
  );
}

/** Those on the agenda with what is suggested, then what else is open. */
async function disputesToChoose(tx: Tx, world: ReadingWorld, suggested: ReadonlyMap<string, string>) {
  const named = await disputesNamed(tx, world, [...suggested.keys()]);
  const open = await listDisputes(tx, world, { status: 'open' }, { page: 1, pageSize: MOST_CHOICES });
  const others = open.items.filter(({ id }) => !named.has(id));
  return [
    ...[...named].map(([value, { number, title }]) => ({
      value,
      label: `${number} ${title} – ${suggested.get(value) ?? ''}`,
    })),
    ...others.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` })),
  ];
}
