/** What is said outside the system: that something waits in it, and never what or about whom. */
export interface OutgoingMessage {
  /** The same at every attempt, so that a receiver tells a repetition from another message. */
  id: string;
  /** An e-mail address or a telephone number. */
  to: string;
  subject: string;
  text: string;
  urgent: boolean;
}

/** 通道: a way out. Throws NotAccepted where trying again is in vain, any other error where it may help. */
export interface Transport {
  send(message: OutgoingMessage): Promise<void>;
  close(): void;
}

/** The other side will never take this message: an address that does not exist, a request it does not understand. */
export class NotAccepted extends Error {}
