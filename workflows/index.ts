/** What the worker serves. */
export { disputePath } from './dispute-path.ts';
export { sweepOutbox } from './sweep-outbox.ts';
