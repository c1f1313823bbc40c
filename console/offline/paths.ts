export const MANIFEST_PATH = '/console/manifest.webmanifest';
export const WORKER_PATH = '/console/offline-worker.js';
export const OFFLINE_PATH = '/console/offline';

/** 图标: what a phone shows on its home screen. A maskable one is cut to the phone's own shape. */
export const ICONS = [
  { name: '192.png', path: '/console/icons/192.png', pixels: 192, purpose: 'any' },
  { name: '512.png', path: '/console/icons/512.png', pixels: 512, purpose: 'any' },
  { name: 'maskable.png', path: '/console/icons/maskable.png', pixels: 512, purpose: 'maskable' },
] as const;

/** 带走: leads to the page that keeps a case on the device. Which one stands after the #, which is sent to nobody. */
export function takeAlongPath(kind: 'dispute' | 'household', id: string): string {
  return `${OFFLINE_PATH}#take/${kind}/${id}`;
}

/** 带走今天的回访: every household that one is to visit today. */
export const TAKE_DAY_PATH = `${OFFLINE_PATH}#take/day`;

/** What can be written without network. */
export function isWrittenOffline(command: string): boolean {
  return ['record-session', 'add-evidence', 'record-revisit'].includes(command);
}
