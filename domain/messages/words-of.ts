/** 提醒内容: what may stand on a locked screen – that something waits, and how much of it; nothing of whom or what. */
export function wordsOf(
  { notices, urgent }: { notices: number; urgent: boolean },
  publicUrl: string | null,
): { subject: string; text: string } {
  const subject = `${urgent ? '【紧急】' : ''}枫桥系统有${notices}条新消息`;
  return { subject, text: `${subject}，请登录查看${publicUrl === null ? '' : `：${publicUrl}`}` };
}
