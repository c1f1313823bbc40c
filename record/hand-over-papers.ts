import { evidenceToHandOver } from '../domain/dispute/hand-over.ts';
import type { DisputeState } from '../domain/dispute/state.ts';
import { formName } from '../domain/documents/form-name.ts';
import type { PersonFacts } from '../domain/people/person.ts';
import type { Opened } from './texts.ts';

type People = ReadonlyMap<string, PersonFacts>;

/** 申请与经过: what was asked for, when, and the way it went; nothing of what was said in mediation. */
export function dossierOf(state: DisputeState, opened: Opened<DisputeState>): object {
  return {
    number: state.number,
    courtCaseNumber: state.courtCaseNumber,
    type: state.type,
    ground: state.ground,
    source: state.source,
    application: {
      appliedAt: state.openedAt,
      title: opened.title,
      facts: opened.facts,
      place: opened.place,
      amountFen: state.amountFen,
      language: state.language,
    },
    wishes: state.wishes,
    path: state.path,
    undisputedFacts: opened.handOver.undisputedFacts,
    evidence: evidenceToHandOver(state).map(({ evidenceId, mediaType, sha256, addedAt, byPartyId }) => ({
      evidenceId,
      title: opened.evidence.find((each) => each.evidenceId === evidenceId)?.title,
      mediaType,
      sha256,
      addedAt,
      byPartyId,
    })),
    filedAt: state.ending?.at,
  };
}

/** 身份信息, without addresses and telephones, which are sealed apart. */
export function identityOf({ parties }: DisputeState, people: People): object {
  return {
    parties: parties.map(({ partyId, personId, side, kind, protected: isProtected }) => {
      const { address: _, phone: __, safeContact: ___, ...facts } = people.get(personId) ?? { name: '' };
      return { partyId, side, kind, protected: isProtected, ...facts };
    }),
  };
}

/** 送达地址: for the court's own use. What is protected reaches no other party (法发〔2022〕10号 4). */
export function addressesOf({ parties }: DisputeState, people: People): object {
  return {
    notice: '仅供人民法院送达使用,不得提供给其他当事人。',
    parties: parties.map(({ partyId, personId, protected: isProtected }) => {
      const { address, phone, safeContact } = people.get(personId) ?? {};
      return { partyId, protected: isProtected, address, phone, safeContact };
    }),
  };
}

/** 调解记录, where all parties agreed to its going along, except what is sealed. */
export function sessionsOf({ sessions }: Opened<DisputeState>, sealed: readonly string[]): object {
  const isSealed = (about: string) => sealed.includes(formName({ code: 'mediation-record', about }));
  return { sessions: sessions.filter(({ record, sessionId }) => record !== undefined && !isSealed(sessionId)) };
}
