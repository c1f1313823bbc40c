import type { PageAnswer } from '../page.ts';

/** What is shown this once and kept by nobody: a first password, a machine's token. Without a secret only that it is done. */
export function shownOnce(
  title: string,
  { secret, help, back }: { secret: string | undefined; help: string; back: string },
): PageAnswer {
  return { view: 'shown-once', title, data: { heading: title, secret: secret ?? null, help, back } };
}
