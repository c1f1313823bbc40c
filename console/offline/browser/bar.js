// @ts-check
import { part } from './page.js';

/** The bar at the head: whether there is network, what waits, and the lock. @param {{ isOnline: boolean, isOpen: boolean, waiting: number, lock: () => unknown }} now */
export function drawBar({ isOnline, isOpen, waiting, lock }) {
  part(document, 'barOnline').hidden = !isOnline;
  part(document, 'barOffline').hidden = isOnline;
  part(document, 'barWaiting').hidden = waiting === 0;
  part(document, 'barWaitingCount').textContent = String(waiting);
  const button = part(document, 'barLock');
  button.hidden = !isOpen;
  button.onclick = lock;
}

/** Offers to put the console on the home screen, where the browser can do it from a page. */
export function offerInstalling() {
  const button = part(document, 'install');
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    button.hidden = false;
    button.onclick = async () => {
      await /** @type {Event & { prompt: () => Promise<unknown> }} */ (event).prompt();
      button.hidden = true;
    };
  });
}
