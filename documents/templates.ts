import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import type { FormCode, FormViews } from '../domain/documents/form.ts';
import { marksView, type PaperMarks } from './marks.ts';

const FOLDER = fileURLToPath(new URL('../templates/documents/', import.meta.url));

/** Fills in the template of a form: HTML that is complete in itself, style and all. */
export type FillForm = <Code extends FormCode>(code: Code, view: FormViews[Code], marks: PaperMarks) => string;

/**
 * Reads the templates once. Every value is escaped, and a field that the view lacks is an error and not a gap
 * (Handlebars' strict mode).
 */
export function loadTemplates(): FillForm {
  const handlebars = Handlebars.create();
  handlebars.registerHelper('ordinal', (index: number) => index + 1);
  for (const name of readdirSync(join(FOLDER, 'partials'))) {
    handlebars.registerPartial(basename(name, '.hbs'), read('partials', name));
  }
  const style = new Handlebars.SafeString(read('print.css'));
  const templates = new Map<string, Handlebars.TemplateDelegate>();
  for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.hbs'))) {
    templates.set(basename(name, '.hbs'), handlebars.compile(read(name), { strict: true }));
  }
  return (code, view, marks) => {
    const template = templates.get(code);
    if (template === undefined) throw new Error(`There is no template for the form ${code}`);
    return template({ ...view, style, marks: marksView(marks) });
  };
}

function read(...path: string[]): string {
  return readFileSync(join(FOLDER, ...path), 'utf8');
}
