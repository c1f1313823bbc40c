import { checkResidentId } from '../../domain/people/resident-id.ts';
import { dateOf } from '../../domain/time/instant.ts';
import type { ConsoleContext } from '../context.ts';
import { textIn } from '../forms/body.ts';
import { dayOf } from '../layout/time.ts';
import { filled, labelOf } from '../layout/words.ts';
import type { SignedInPage, SignedInVisit } from '../page.ts';

const LENGTH = 18;

/**
 * `POST /console/disputes/id-number`: 身份证号校验 (GB 11643) while it is typed. The number travels in the body, never in an
 * address, and nothing is kept of it; whether it is taken, the registration itself says.
 */
export function idNumberPage({ record }: ConsoleContext): SignedInPage {
  return {
    method: 'post',
    path: '/console/disputes/id-number',
    signedIn: true,
    access: { of: 'dispute', right: 'register' },
    async handle(visit) {
      const field = visit.header('HX-Trigger-Name') ?? '';
      const number = textIn(visit.fields[field]);
      const isOfPerson = visit.fields[field.replace(/[^.]+$/, 'kind')] !== 'organisation';
      const today = dateOf(await record.clock.now());
      return {
        fragment: 'id-number',
        data: number === undefined || !isOfPerson ? NOTHING : saidOf(number, today, visit),
      };
    },
  };
}

const NOTHING = { kind: 'quiet', text: '' };

function saidOf(number: string, today: string, { language, say }: SignedInVisit) {
  const { idNumber } = say.register;
  const missing = LENGTH - number.length;
  if (missing > 0) return { kind: 'quiet', text: filled(idNumber.missing, { n: missing }) };
  const checked = checkResidentId(number, today);
  if (!checked.valid) return { kind: 'bad', text: idNumber.faults[checked.fault] };
  const { birthDate, gender } = checked;
  return {
    kind: 'good',
    text: filled(idNumber.good, { birthDate: dayOf(birthDate, language), gender: labelOf(say.gender, gender) }),
  };
}
