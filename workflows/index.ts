/** What the worker serves. */
export { disputePath } from './dispute-path.ts';
export { enforcement } from './enforcement.ts';
export { sweepOutbox } from './sweep-outbox.ts';
