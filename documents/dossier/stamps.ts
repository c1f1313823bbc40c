import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';

const fill = Handlebars.compile(readFileSync(new URL('../../templates/dossier/stamps.hbs', import.meta.url), 'utf8'), {
  strict: true,
});

/** What is stamped at the head of a page: what it belongs to, and its number. */
export interface Stamp {
  caption: string;
  number: string;
}

/** One small page for each page of a dossier, to be laid over it. */
export function stampsHtml(labels: readonly Stamp[]): string {
  return fill({ labels });
}
