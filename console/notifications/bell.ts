/** 铃: as the head of every page shows it. */
export function bellOf(unread: number, here: string) {
  return { unread: unread > 99 ? '99+' : String(unread || ''), isHere: here.startsWith('/console/notifications') };
}
