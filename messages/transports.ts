import type { Channel } from '../domain/messages/channel.ts';
import { type MailSettings, mailTransport } from './mail.ts';
import type { Transport } from './transport.ts';
import { type WebhookSettings, webhookTransport } from './webhook.ts';

/** What this installation can send by; a channel that is not set up is absent. */
export type Transports = Partial<Record<Channel, Transport>>;

export interface TransportSettings {
  mail: MailSettings | null;
  webhook: WebhookSettings | null;
}

export function openTransports({ mail, webhook }: TransportSettings): Transports {
  return {
    ...(mail ? { email: mailTransport(mail) } : {}),
    ...(webhook ? { sms: webhookTransport(webhook) } : {}),
  };
}

/** What can be sent by, without opening anything. */
export function channelsOf({ mail, webhook }: TransportSettings): Channel[] {
  return [...(mail ? (['email'] as const) : []), ...(webhook ? (['sms'] as const) : [])];
}
