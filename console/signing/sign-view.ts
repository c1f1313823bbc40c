import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { AgreementAnswer } from '../../api/agreements/agreement-schema.ts';
import type { Problem } from '../../api/problems/problem.ts';
import { dateOf } from '../../domain/time/instant.ts';
import { SIGN_SCRIPT } from '../assets/script.ts';
import type { ConsoleContext } from '../context.ts';
import { yuanOf } from '../layout/money.ts';
import { dayOf } from '../layout/time.ts';
import { filled, labelOf } from '../layout/words.ts';
import type { SignedInVisit, ViewAnswer } from '../page.ts';
import { saidOf } from '../refused/said.ts';

const Query = z.object({ party: z.string().max(64).optional() });
const MANNERS = ['signature', 'fingerprint', 'seal'] as const;

/** The page on which a party signs, with what was filled in already. */
export async function signView(
  { record }: ConsoleContext,
  visit: SignedInVisit,
  agreement: AgreementAnswer,
  refusal: Problem | null,
): Promise<ViewAnswer> {
  const { say, language, fields } = visit;
  const { sign: words } = say;
  const now = await record.clock.now();
  const asked = visit.query(Query).party;
  const waiting = agreement.parties.filter(
    ({ partyId }) => !agreement.signatures.some((signature) => signature.partyId === partyId),
  );
  const chosen = fields.partyId ?? asked ?? (waiting.length === 1 ? waiting[0]?.partyId : undefined);
  const here = `/console/agreements/${agreement.id}`;
  const names = new Map(agreement.parties.map(({ partyId, name }) => [partyId, name]));
  return {
    view: 'sign',
    title: words.title,
    data: {
      back: here,
      action: `${here}/sign`,
      number: agreement.number,
      script: SIGN_SCRIPT.path,
      key: randomUUID(),
      seq: agreement.seq,
      textHash: agreement.textHash,
      wording: {
        facts: agreement.facts,
        items: agreement.items,
        responsibility: agreement.responsibility ?? null,
        terms: agreement.terms,
      },
      obligations: agreement.obligations.map(({ kind, debtorId, creditorId, amountFen, what, dueOn }) => ({
        text: filled(kind === 'money' ? say.agreement.owes : say.agreement.does, {
          debtor: names.get(debtorId) ?? '',
          creditor: names.get(creditorId) ?? '',
        }),
        object: amountFen === undefined ? (what ?? '') : yuanOf(amountFen),
        due: filled(words.until, { day: dayOf(dueOn, language, now) }),
      })),
      parties: waiting.map(({ partyId, name, side }, place) => ({
        id: place === 0 ? 'partyId' : `partyId-${place}`,
        value: partyId,
        label: name,
        side: labelOf(say.side, side),
        isChosen: partyId === chosen,
      })),
      manners: MANNERS.map((value) => ({
        value,
        label: words.manners[value],
        isChosen: value === (fields.manner ?? 'signature'),
      })),
      drawing: fields.drawing ?? '',
      on: fields.on ?? dateOf(now),
      today: dateOf(now),
      witness: fields.witness ?? '',
      scans: agreement.attachments
        .filter(({ kind }) => kind === 'signed-paper')
        .map(({ attachmentId, title }) => ({
          value: attachmentId,
          title,
          isChosen: attachmentId === fields.attachmentId,
        })),
      attach: agreement.actions.includes('attach') ? `${here}/attach` : null,
      refused: refusal === null ? null : refusedText(refusal, say),
      errors: errorsOf(refusal, say),
    },
  };
}

function refusedText(problem: Problem, say: SignedInVisit['say']): string {
  return problem.code === 'stale' ? say.sign.stale : saidOf(problem, say);
}

/** What is wrong with which field. */
function errorsOf(refusal: Problem | null, say: SignedInVisit['say']) {
  const of = (path: string) => refusal?.about.errors?.find((error) => error.path === path)?.message ?? null;
  return {
    partyId: of('partyId') === null ? null : say.sign.chooseParty,
    drawing: of('drawing'),
    on: of('on'),
    attachmentId: of('attachmentId'),
    witness: of('witness'),
  };
}
