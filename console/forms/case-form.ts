import type { AnyEvent } from '../../record/follow.ts';
import type { Tx } from '../../record/transaction.ts';
import type { ReadingWorld } from '../../record/views/dispute-details.ts';
import type { CaseKind } from '../../api/cases/case-kind.ts';
import { visibleCase } from '../../api/cases/visible-case.ts';
import { reading, uuidParam } from '../../api/http/reading.ts';
import type { SignedInRoute } from '../../api/http/route.ts';
import { Problem } from '../../api/problems/problem.ts';
import type { ConsoleContext } from '../context.ts';
import type { SignedInVisit } from '../page.ts';
import type { Asked, FormDefinition } from './form.ts';
import { formName } from './form-name.ts';

/** What a form of one kind of record reads of it: the record's own answer, and what can be chosen. */
export interface CaseSeen extends Omit<Asked, 'title' | 'back'> {
  /** The commands that the caller may give now. */
  actions: readonly string[];
}

/** 办理表单: a command on a record that exists. */
export interface CaseForm<S extends { id: string; number: string }, C extends { type: string }, E extends AnyEvent>
  extends Pick<FormDefinition, 'words' | 'changes' | 'order' | 'doubts' | 'adapt' | 'shows' | 'after'> {
  kind: CaseKind<S, C, E>;
  type: C['type'];
  route: SignedInRoute;
  see(tx: Tx, world: ReadingWorld, id: string, visit: SignedInVisit): Promise<CaseSeen>;
}

/**
 * The form of a command at `/console{collection}/{id}/{type}`. Who may not give it is told so before writing anything, and so
 * is who may, but not now.
 */
export function caseForm<S extends { id: string; number: string }, C extends { type: string }, E extends AnyEvent>(
  { record }: ConsoleContext,
  { kind, type, route, see, ...form }: CaseForm<S, C, E>,
): FormDefinition {
  return {
    ...form,
    name: type,
    path: `/console${kind.collection}/{id}/${type}`,
    route,
    async ask(visit) {
      const id = uuidParam(visit.params);
      const { actions, ...seen } = await reading(record, visit.actor, async (tx, world) => {
        const { state } = await visibleCase(tx, kind, id, world.organisations);
        if (kind.permission(visit.actor, type, state, world.organisations) === 'no') throw new Problem('not-permitted');
        return see(tx, world, id, visit);
      });
      if (!actions.includes(type)) throw new Problem('not-possible-now', { allowed: [...actions] });
      const title = formName(type, form.words(visit.say), visit.say) ?? type;
      return { ...seen, title, back: `/console${kind.collection}/${id}` };
    },
  };
}
