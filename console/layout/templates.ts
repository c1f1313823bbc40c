import { readdirSync, readFileSync } from 'node:fs';
import Handlebars from 'handlebars';

const FOLDER = new URL('../../templates/console/', import.meta.url);

const handlebars = Handlebars.create();
handlebars.registerPartial(partials());
/** `{{#if (is code "red")}}`: the one comparison that templates need. */
handlebars.registerHelper('is', (one: unknown, other: unknown) => one === other);
/** Compiled when they are first asked for, then kept. Strict: a name that the data lacks is an error, not an empty page. */
const compiled = new Map<string, HandlebarsTemplateDelegate>();

/** A template of `templates/console` filled with its data; everything in it is escaped. */
export function fill(view: string, data: object): string {
  const known = compiled.get(view) ?? handlebars.compile(read(`${view}.hbs`), { strict: true });
  compiled.set(view, known);
  return known(data);
}

/** HTML that has been made by a template, to be set into another. */
export function asHtml(html: string): Handlebars.SafeString {
  return new Handlebars.SafeString(html);
}

function partials(): Record<string, string> {
  const names = readdirSync(new URL('partials/', FOLDER)).filter((name) => name.endsWith('.hbs'));
  return Object.fromEntries(names.map((name) => [name.slice(0, -'.hbs'.length), read(`partials/${name}`)]));
}

function read(path: string): string {
  return readFileSync(new URL(path, FOLDER), 'utf8');
}
