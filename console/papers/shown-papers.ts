import type { CaseKind } from '../../api/cases/case-kind.ts';
import { visibleCase } from '../../api/cases/visible-case.ts';
import { listedDocuments } from '../../api/documents/listed-documents.ts';
import { mayReadPaper } from '../../api/documents/may-read-paper.ts';
import { reading, uuidParam } from '../../api/http/reading.ts';
import type { FormCode } from '../../domain/documents/form.ts';
import { formName } from '../../domain/documents/form-name.ts';
import type { AnyEvent } from '../../record/follow.ts';
import type { Tx } from '../../record/transaction.ts';
import type { ConsoleContext } from '../context.ts';
import type { Around } from '../dispute/around.ts';
import { filled, labelOf } from '../layout/words.ts';
import type { SignedInVisit, ViewAnswer } from '../page.ts';
import { formTitle, type ListedDocument, paperList } from './paper-list.ts';
import type { PapersOfKind } from './papers-of-kind.ts';

const REFRESH_SECONDS = 3;

/** The page of a record's papers: those there are, what is being made, and what can be asked for. */
export async function shownPapers<
  S extends { id: string; number: string },
  C extends { type: string },
  E extends AnyEvent,
>(
  { record }: ConsoleContext,
  kind: CaseKind<S, C, E>,
  of: PapersOfKind<S>,
  { actor, params, say, language }: SignedInVisit,
  { refusal, waiting }: { refusal?: string; waiting?: string },
): Promise<ViewAnswer> {
  const id = uuidParam(params);
  const now = await record.clock.now();
  const { state, documents, forms, actions, around } = await reading(record, actor, async (tx, world) => {
    const { organisations } = world;
    const seen = await visibleCase(tx, kind, id, organisations);
    const policy = await record.policies.version(tx, seen.policyVersion);
    const around = { policy, organisations, now, language, say };
    const mayMake = of.forms.mayRequest(actor, seen.state, organisations);
    const codes = mayMake ? of.forms.available(seen.state, policy) : null;
    return {
      state: seen.state,
      documents: await listedDocuments(tx, world, { kind: kind.decider.kind, state: seen.state }),
      forms: codes === null ? null : await formsToMake(codes, of, { tx, kind: kind.name, state: seen.state, around }),
      actions: of.actions?.(seen.state, actor, around) ?? [],
      around,
    };
  });
  const awaited = documents.find((document) => document.id === waiting);
  const back = `/console${kind.collection}/${id}`;
  const here = `${back}/papers`;
  return {
    view: 'papers',
    title: filled(say.papers.of, { record: state.number }),
    refreshSeconds: awaited?.status === 'pending' ? REFRESH_SECONDS : undefined,
    data: {
      back,
      here,
      number: state.number,
      recordKind: labelOf(say.recordKind, kind.name),
      refusal: refusal ?? null,
      awaited: awaited === undefined ? null : awaitedOf(kind.name, awaited, { here, around }),
      papers: paperList(kind.name, documents, around).map((paper) => ({
        ...paper,
        seal:
          paper.standing === 'ready' && actions.includes('seal-document')
            ? `${back}/seal-document?documentId=${paper.id}`
            : null,
        unseal:
          paper.standing === 'sealed' && actions.includes('unseal-document')
            ? `${back}/unseal-document?documentId=${paper.id}`
            : null,
      })),
      forms,
      dossier: of.dossier ? `${back}/dossier` : null,
    },
  };
}

/** The paper that was just asked for: being made, ready, or not made. */
function awaitedOf(
  kind: string,
  { id, form, status }: ListedDocument,
  { here, around }: { here: string; around: Around },
) {
  const { papers: words } = around.say;
  const says = { pending: words.asked, ready: words.ready, failed: words.failedOne, erased: words.failedOne }[status];
  return {
    isMaking: status === 'pending',
    isReady: status === 'ready',
    text: filled(says, { form: formTitle(kind, form, around) }),
    path: `/console/documents/${id}`,
    refresh: `${here}?waiting=${id}`,
  };
}

/** The forms that the record can fill, each with the parts that it can be about: nobody makes what is not theirs to read. */
async function formsToMake<S>(
  codes: readonly FormCode[],
  { forms, partNames }: PapersOfKind<S>,
  { tx, kind, state, around }: { tx: Tx; kind: string; state: S; around: Around },
) {
  const nameOf = await partNames?.(tx, state, around);
  const isReadable = (code: FormCode, about?: string) =>
    mayReadPaper({ kind, form: formName({ code, about }), state }, tx.actor, around.organisations);
  return codes.flatMap((code) => {
    const parts = forms.partsOf?.(code, state) ?? null;
    const ids = parts?.ids.filter((id) => isReadable(code, id)) ?? [];
    if (parts === null ? !isReadable(code) : ids.length === 0) return [];
    const named = ids.map((id) => ({ id, name: nameOf?.(id) ?? id, isChosen: id === parts?.byDefault }));
    return [{ code, title: formTitle(kind, code, around), parts: named }];
  });
}
