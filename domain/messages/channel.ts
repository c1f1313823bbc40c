/** 提醒方式: e-mail, or a short message by telephone or the government's messenger. */
export const CHANNELS = ['email', 'sms'] as const;

export type Channel = (typeof CHANNELS)[number];
