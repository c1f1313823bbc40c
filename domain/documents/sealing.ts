import type { TextRef } from '../decider.ts';
import { DomainError } from '../errors.ts';
import type { Actor, Role } from '../organisation/actor.ts';
import type { Instant } from '../time/instant.ts';

/** 封存的文书: one document of a record, read by these roles of the organisation that keeps the record and by nobody else. */
interface SealedDocument {
  documentId: string;
  roles: Role[];
  reason: TextRef;
  at: Instant;
}

export type SealingCommand =
  | { type: 'seal-document'; documentId: string; roles: Role[]; reason: TextRef }
  | { type: 'unseal-document'; documentId: string; reason: TextRef };

export type SealingFact =
  | { type: 'document-sealed'; documentId: string; roles: Role[]; reason: TextRef }
  | { type: 'document-unsealed'; documentId: string; reason: TextRef };

/** What of a record's state is sealed. Absent until a first document was, as in every state saved before there was a seal. */
export interface Sealings {
  sealedDocuments?: SealedDocument[];
}

/** 封存, 解除封存. `mayView`: whether a role of the keeper may see the record at all; no other can be named. */
export function decideSealing(
  state: Sealings,
  command: SealingCommand,
  mayView: (role: Role) => boolean,
): SealingFact[] {
  const { documentId, reason } = command;
  const isSealed = sealOf(state, documentId) !== undefined;
  if (command.type === 'unseal-document') {
    if (!isSealed) throw new DomainError('rule-broken', '该文书没有封存', { path: 'documentId' });
    return [{ type: 'document-unsealed', documentId, reason }];
  }
  if (isSealed) throw new DomainError('rule-broken', '该文书已经封存', { path: 'documentId' });
  const { roles } = command;
  if (roles.length === 0) throw new DomainError('invalid', '须写明哪些岗位可以查阅', { path: 'roles' });
  const wrong = roles.findIndex((role) => !mayView(role));
  if (wrong >= 0) throw new DomainError('invalid', '该岗位本来就不能查阅本案', { path: `roles.${wrong}` });
  return [{ type: 'document-sealed', documentId, roles, reason }];
}

/** What is sealed after that. */
export function sealedAfter(
  { sealedDocuments = [] }: Sealings,
  event: SealingFact & { at: Instant },
): Required<Sealings> {
  const { documentId, reason, at } = event;
  if (event.type === 'document-unsealed') {
    return { sealedDocuments: sealedDocuments.filter((sealed) => sealed.documentId !== documentId) };
  }
  return { sealedDocuments: [...sealedDocuments, { documentId, roles: event.roles, reason, at }] };
}

/** 解除封存 is possible where something is sealed. */
export function sealingCommands({ sealedDocuments = [] }: Sealings): SealingCommand['type'][] {
  return sealedDocuments.length === 0 ? ['seal-document'] : ['seal-document', 'unseal-document'];
}

export function sealOf({ sealedDocuments = [] }: Sealings, documentId: string): SealedDocument | undefined {
  return sealedDocuments.find((sealed) => sealed.documentId === documentId);
}

/** Whether somebody may open it, for a purpose: of the organisation that keeps the record now, in a role that was named. */
export function mayOpenSealed(actor: Actor, { roles }: Pick<SealedDocument, 'roles'>, keeperId: string): boolean {
  return actor.organisationId === keeperId && roles.includes(actor.role);
}
