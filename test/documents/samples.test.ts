import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { formsPage } from '../../bin/forms/page.ts';
import { FORM_CODES, samples } from '../../documents/samples/index.ts';
import { deciders } from '../../domain/deciders.ts';
import { formCodesOf, formOf } from '../../domain/documents/form.ts';

/** They hold a dossier together, or count many cases: no record has them. */
const OF_NO_RECORD = [
  ...['dossier-cover', 'dossier-contents', 'dossier-note', 'back-cover', 'enclosure-note'],
  'statistical-report',
];

test('every form that a record has is filled in once as a sample, under its own title, and has its template', () => {
  const registered = deciders.flatMap(({ kind }) =>
    formCodesOf(kind).map((code) => ({ code, title: formOf(kind, code).title })),
  );
  const asked = FORM_CODES.filter((code) => !OF_NO_RECORD.includes(code));
  const sampled = asked.map((code) => ({ code, title: samples[code]().title }));
  const byCode = (a: { code: string }, b: { code: string }) => a.code.localeCompare(b.code);
  expect(sampled.sort(byCode)).toEqual(registered.sort(byCode));
  const templates = readdirSync('templates/documents').filter((file) => file.endsWith('.hbs'));
  expect(templates.map((file) => basename(file, '.hbs')).sort()).toEqual([...FORM_CODES].sort());
});

test('docs/FORMS.md says what the samples say and shows each form: else `npm run fengqiao -- forms --pictures`', () => {
  expect(readFileSync('docs/FORMS.md', 'utf8')).toBe(formsPage());
  expect(readdirSync('docs/forms').sort()).toEqual(FORM_CODES.map((code) => `${code}.png`).sort());
});
