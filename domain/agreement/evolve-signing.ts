import type { AgreementEvent } from './events.ts';
import { newObligation } from './obligations.ts';
import type { AgreementState } from './state.ts';

type SigningEvent = Extract<
  AgreementEvent,
  {
    type:
      | 'amended'
      | 'signed'
      | 'signed-by-mediator'
      | 'sealed'
      | 'took-effect'
      | 'signing-overdue'
      | 'copies-handed-over';
  }
>;

/** What an agreement is after its wording, a signature under it, or its effect. */
export function signingAfter(state: AgreementState, event: SigningEvent): AgreementState {
  switch (event.type) {
    case 'amended':
      return amended(state, event);
    case 'signed': {
      const { partyId, manner, on, at, recordedBy, textHash, drawn, attachmentId, witness } = event;
      const signature = { partyId, manner, on, at, recordedBy, textHash, drawn, attachmentId, witness };
      return { ...state, status: 'signing', signatures: [...state.signatures, signature] };
    }
    case 'signed-by-mediator':
      return { ...state, status: 'signing', mediatorSignature: markOf(event) };
    case 'sealed':
      return { ...state, status: 'signing', seal: markOf(event) };
    case 'took-effect':
      return { ...state, status: 'effective', effectiveOn: event.on };
    case 'signing-overdue':
      return { ...state, signingAlarm: event.alarm, signingAlarmAt: event.at };
    case 'copies-handed-over': {
      const { partyIds, on } = event;
      return { ...state, copies: [...state.copies, ...partyIds.map((partyId) => ({ partyId, on }))] };
    }
  }
}

/** 修改: what was signed before was another text. */
function amended(state: AgreementState, event: SigningEvent & { type: 'amended' }): AgreementState {
  const { facts, items, responsibility, terms, obligations, at } = event;
  return {
    ...state,
    facts,
    items,
    responsibility,
    terms,
    obligations: obligations.map(newObligation),
    status: 'drafted',
    revision: state.revision + 1,
    draftedAt: at,
    signatures: [],
    mediatorSignature: null,
    seal: null,
    signingSince: at,
    signingAlarm: 0,
    signingAlarmAt: null,
  };
}

function markOf({ by, on, at, textHash }: SigningEvent & { type: 'signed-by-mediator' | 'sealed' }) {
  return { by, on, at, textHash };
}
