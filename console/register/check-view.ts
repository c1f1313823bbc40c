import type { z } from 'zod';
import type { Registration } from '../../api/disputes/register-schema.ts';
import { type Problem } from '../../api/problems/problem.ts';
import { problemStatus } from '../../api/problems/catalogue.ts';
import type { SimilarDispute } from '../../record/views/similar-disputes.ts';
import { rowOf } from '../disputes/rows.ts';
import { yuanOf } from '../layout/money.ts';
import { colourOf } from '../dispute/around.ts';
import { idOf } from '../forms/field-view.ts';
import { filled, labelOf } from '../layout/words.ts';
import type { PageAnswer, SignedInVisit } from '../page.ts';
import { addressOfDraft, type StopName } from './addresses.ts';
import type { KeptDraft } from './draft.ts';
import { stepsShown } from './step-view.ts';
import type { RegisterWorld } from './world.ts';
import { saidOf } from '../refused/said.ts';

interface Checked {
  draft: KeptDraft;
  body: z.input<typeof Registration>;
  similar: readonly SimilarDispute[];
  refused: Problem | null;
}

/** What is about to be registered, to be read once more. */
export function checkView(
  visit: SignedInVisit,
  world: RegisterWorld,
  { draft, body, similar, refused }: Checked,
): PageAnswer {
  const { say, language } = visit;
  const { register } = say;
  const around = { ...world, language, say };
  return {
    view: 'register-check',
    title: register.title,
    status: refused === null ? 200 : problemStatus[refused.code],
    data: {
      steps: stepsShown('check', register.steps),
      action: addressOfDraft(draft.id, 'check'),
      discard: addressOfDraft(draft.id, 'discard'),
      toMatter: addressOfDraft(draft.id, 'matter'),
      toParties: addressOfDraft(draft.id, 'parties'),
      refused: refused === null ? null : refusedOf(refused, draft, visit),
      heading: body.title,
      colour: body.colour === undefined ? null : colourOf(around, body.colour),
      facts: body.facts,
      requests: body.requests ?? [],
      isViolent: body.domesticViolence === true,
      basics: basicsOf(body, world, say),
      people: body.parties.map((party) => personOf(party, say)),
      similar: similar.map((item) => ({
        ...rowOf(item, around),
        same: filled(register.samePeople, { n: item.samePeople }),
      })),
    },
  };
}

/** The refusal with a way to each field that it is about. */
function refusedOf(problem: Problem, { id }: KeptDraft, { say }: SignedInVisit) {
  const { errors } = problem.about;
  return {
    text: errors === undefined ? saidOf(problem, say) : say.fill.wrong,
    errors: (errors ?? []).map(({ path, message }) => {
      const field = path.replace(/^dispute\./, '');
      const stop: StopName = field.startsWith('parties') ? 'parties' : 'matter';
      return { message, link: field === '' ? null : `${addressOfDraft(id, stop)}#${idOf(field)}` };
    }),
  };
}

function basicsOf(body: Checked['body'], { policy }: RegisterWorld, say: SignedInVisit['say']) {
  const { field, code } = say.register.form;
  const facts: [string, string | undefined][] = [
    [say.dispute.type, labelOf({ ...policy.types, ...say.type }, body.type)],
    [
      say.dispute.from,
      body.source === undefined ? undefined : labelOf({ ...policy.sources, ...say.source }, body.source),
    ],
    [say.dispute.place, body.place],
    [say.dispute.amount, body.amountFen === undefined ? undefined : yuanOf(body.amountFen)],
    [field.ground, body.ground && labelOf({ ...policy.grounds, ...code.ground }, body.ground)],
    [
      field.mediationType,
      body.mediationType && labelOf({ ...policy.mediationTypes, ...code.mediationType }, body.mediationType),
    ],
    [field.courtCaseNumber, body.courtCaseNumber],
    [field.letterNumber, body.letterNumber],
    [field.language, body.language],
  ];
  return named(facts);
}

/** In full: whoever has just typed it has to be able to check it. */
function personOf(party: Checked['body']['parties'][number], say: SignedInVisit['say']) {
  const { field } = say.register.form;
  const facts: [string, string | undefined][] = [
    [say.dispute.idNumber, party.idNumber],
    [say.dispute.phone, party.phone],
    [say.dispute.address, party.address],
    [field['safeContact'], party.safeContact],
    [field['birthDate'], party.birthDate],
    [field['ethnicity'], party.ethnicity],
    [field['occupation'], party.occupation],
    [say.dispute.guardian, party.guardian?.name],
    [say.dispute.agent, party.agent?.name],
  ];
  return {
    side: labelOf(say.side, party.side),
    name: party.name,
    gender: party.gender === undefined ? null : labelOf(say.gender, party.gender),
    facts: named(facts),
  };
}

function named(facts: readonly [string, string | undefined][]) {
  return facts.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}
