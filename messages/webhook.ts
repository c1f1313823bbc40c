import { createHmac } from 'node:crypto';
import { NotAccepted, type Transport } from './transport.ts';

const TIMEOUT_MS = 10_000;
/** Refusals that pass: the receiver is slow, has had too much, or wants the sender to come again. */
const PASSING = [408, 409, 425, 429];

export interface WebhookSettings {
  url: string;
  /** Shared with the receiver; at least 16 characters. */
  secret: string;
}

/**
 * 短信、政务即时通讯: whatever a county has, behind one small interface – JSON by POST, signed as Standard Webhooks has it
 * (`webhook-id`, `webhook-timestamp`, `webhook-signature: v1,<base64 HMAC-SHA-256 of id.timestamp.body>`). Any 2xx takes it.
 */
export function webhookTransport({ url, secret }: WebhookSettings): Transport {
  return {
    async send({ id, to, text, urgent }) {
      const body = JSON.stringify({ id, to, text, urgent });
      const timestamp = String(Math.floor(Date.now() / 1000));
      const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'webhook-id': id,
          'webhook-timestamp': timestamp,
          'webhook-signature': `v1,${signature}`,
        },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await answer.body?.cancel();
      if (answer.ok) return;
      const isFinal = answer.status < 500 && !PASSING.includes(answer.status);
      throw isFinal ? new NotAccepted(`HTTP ${answer.status}`) : new Error(`HTTP ${answer.status}`);
    },
    close: () => undefined,
  };
}
