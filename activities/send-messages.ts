import { log } from '@temporalio/activity';
import type { Channel } from '../domain/messages/channel.ts';
import { wordsOf } from '../domain/messages/words-of.ts';
import { NotAccepted } from '../messages/transport.ts';
import type { Transports } from '../messages/transports.ts';
import type { RecordContext } from '../record/context.ts';
import { type DueMessage, markAttempt, takeDue } from '../record/messages/due.ts';
import { passOn } from '../record/messages/pass-on.ts';

/** 提醒: passes new notices on and sends what is due. May be killed anywhere: what was not marked is sent again. */
export function createSendMessages(record: RecordContext, transports: Transports, publicUrl: string | null) {
  const available = Object.keys(transports) as Channel[];
  return async function sendMessages(): Promise<void> {
    await passOn(record, available);
    for (const message of await takeDue(record)) {
      await markAttempt(record, message.id, await attempt(transports, publicUrl, message));
    }
  };
}

async function attempt(
  transports: Transports,
  publicUrl: string | null,
  { id, channel, to, isLast, ...content }: DueMessage,
): Promise<Parameters<typeof markAttempt>[2]> {
  const transport = transports[channel];
  if (to === null || transport === undefined) return { status: 'failed', why: 'no address' };
  try {
    await transport.send({ id, to, urgent: content.urgent, ...wordsOf(content, publicUrl) });
    return { status: 'sent' };
  } catch (error) {
    // Addresses stand in the words of mail servers: log and table name the kind of failure only.
    const why = error instanceof NotAccepted ? error.message : ((error as { code?: string }).code ?? 'no answer');
    log.warn('a message was not sent', { id, channel, why });
    return { status: isLast || error instanceof NotAccepted ? 'failed' : 'waiting', why };
  }
}
