import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import type { AgreementCommandOf } from './commands.ts';
import type { AgreementFact } from './events.ts';
import type { AgreementState } from './state.ts';

/** 附件: what the file really contains has been determined before; here policy says what kinds and sizes are taken. */
export function attach(command: AgreementCommandOf<'attach'>, context: DecisionContext): AgreementFact[] {
  const { evidence } = context.policy;
  if (!evidence.mediaTypes.includes(command.mediaType)) {
    throw new DomainError('invalid', `不接受这种文件:${command.mediaType}`, { path: 'file' });
  }
  if (command.bytes > evidence.maxBytes) throw new DomainError('invalid', '文件过大', { path: 'file' });
  const { type: _, bytes: __, ...fact } = command;
  return [{ type: 'attached', ...fact }];
}

/** Throws invalid where nothing was attached under that id. */
export function assertAttachment(state: AgreementState, attachmentId: string): void {
  if (!state.attachments.some((attachment) => attachment.attachmentId === attachmentId)) {
    throw new DomainError('invalid', '没有这份附件', { path: 'attachmentId' });
  }
}
