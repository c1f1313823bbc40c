import type { MessagePolicy } from '../message-policy.ts';

/** The shipped numbers of messages: 本系统设计. An hour's alarm (`alertAcknowledge`) is why the first attempts lie close together. */
export const messagesVersion1: MessagePolicy = {
  quiet: { fromHour: 22, untilHour: 7, source: '本系统设计' },
  urgent: ['red'],
  retryAfterHours: [1 / 60, 5 / 60, 0.5, 2, 8, 24],
};
