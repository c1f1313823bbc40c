import { createTransport } from 'nodemailer';
import { NotAccepted, type Transport } from './transport.ts';

const CONNECT_MS = 10_000;
const SOCKET_MS = 20_000;
/** SMTP's permanent refusals (RFC 5321 4.2.1). */
const PERMANENT = 500;

export interface MailSettings {
  /** `smtps://user:password@host:465`, or `smtp://…` with STARTTLS where the server offers it. */
  url: string;
  /** `枫桥 <fq@example.gov.cn>`. */
  from: string;
}

/** 电子邮件, over SMTP. Connections are kept for a while. */
export function mailTransport({ url, from }: MailSettings): Transport {
  const host = /@([^>@\s]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
  const server = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: CONNECT_MS,
    socketTimeout: SOCKET_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ id, to, subject, text, urgent }) {
      try {
        await server.sendMail({
          // As an object: an address is never read as a list of them.
          ...{ from, to: { name: '', address: to }, subject, text, messageId: `<${id}@${host}>` },
          ...(urgent ? { priority: 'high' as const } : {}),
          textEncoding: 'base64',
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        const { responseCode, code } = error as { responseCode?: number; code?: string };
        // A server that refuses the login refuses everybody's mail: that is the operator's to mend, and worth another try.
        const isFinal = responseCode !== undefined && responseCode >= PERMANENT && code !== 'EAUTH';
        throw isFinal ? new NotAccepted(`SMTP ${responseCode}`) : error;
      }
    },
    close: () => server.close(),
  };
}
