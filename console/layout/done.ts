import { filled, type Words } from './words.ts';

/** What a form that was just sent has brought about, as the page says to which it leads; null on any other. */
export function doneOn(here: string, { fill, command }: Words): string | null {
  const done = new URLSearchParams(here.split('?')[1] ?? '').get('done');
  if (done === null) return null;
  const known: Readonly<Record<string, string>> = command;
  const what = Object.hasOwn(known, done) ? known[done] : undefined;
  return what === undefined ? fill.doneOther : filled(fill.done, { what });
}
