import { existsSync, readFileSync } from 'node:fs';
import { formCodesOf, formOf } from '../../domain/documents/form.ts';

/** One form as docs/FORMS.md describes it, which a test holds to the templates. */
export interface DescribedForm {
  code: string;
  title: string;
  basis: string;
  /** Null where the sample leaves it empty. */
  fields: { name: string; sample: string | null }[];
  /** Goes up with every change of its look; null for a leaf of a bound file, which is made with the file. */
  version: string | null;
}

const FOLDER = new URL('../../docs/', import.meta.url);
const KINDS = ['dispute', 'agreement', 'enforcement', 'household', 'review', 'analysis-meeting'];

const EMPTY = '*(empty)*';

let known: readonly DescribedForm[] | undefined;

/** 文书式样: all of them, in the order of the page. */
export function describedForms(): readonly DescribedForm[] {
  return (known ??= read());
}

/** The first page of a form as a picture, of an invented case; null while nobody has drawn it. */
export function pictureOf(code: string): Buffer | null {
  const file = new URL(`forms/${code}.png`, FOLDER);
  return existsSync(file) ? readFileSync(file) : null;
}

function read(): DescribedForm[] {
  const [, ...sections] = readFileSync(new URL('FORMS.md', FOLDER), 'utf8').split(/^## /m);
  return sections.flatMap((section) => {
    const [code = '', ...lines] = section.split('\n');
    const head = lines.find((line) => line.includes(`templates/documents/${code}.hbs`));
    if (head === undefined) return [];
    const [title = '', basis = ''] = head.split(' · ');
    return [{ code, title, basis, fields: lines.flatMap(fieldIn), version: versionOf(code) }];
  });
}

function fieldIn(line: string): DescribedForm['fields'] {
  const [, name, sample] = /^\| `([^`]+)` \| (.*) \|$/.exec(line) ?? [];
  return name === undefined ? [] : [{ name, sample: sample === EMPTY || sample === undefined ? null : sample }];
}

function versionOf(code: string): string | null {
  const kind = KINDS.find((each) => (formCodesOf(each) as string[]).includes(code));
  return kind === undefined ? null : formOf(kind, code).templateVersion;
}
