import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bases } from '../../documents/samples/bases.ts';
import { FORM_CODES, samples } from '../../documents/samples/index.ts';
import type { FormCode } from '../../domain/documents/form.ts';

const HEAD = fileURLToPath(new URL('./head.md', import.meta.url));
const PICTURES_A_ROW = 3;
/** A sample value is there to be recognised, not to be read. */
const LONGEST_VALUE = 60;

/** docs/FORMS.md: how a template is changed, a picture of every form, and every field with the value of its sample. */
export function formsPage(): string {
  return `${[readFileSync(HEAD, 'utf8').trim(), gallery(), ...FORM_CODES.map(section)].join('\n\n')}\n`;
}

function gallery(): string {
  const cells = FORM_CODES.map(
    (code) => `<a href="#${code}"><img src="forms/${code}.png" width="240" alt="${samples[code]().title}"></a>`,
  );
  const rows = Array.from({ length: Math.ceil(cells.length / PICTURES_A_ROW) }, (_, row) =>
    cells.slice(row * PICTURES_A_ROW, (row + 1) * PICTURES_A_ROW).join('\n'),
  );
  return ['## Gallery', ...rows].join('\n\n');
}

function section(code: FormCode): string {
  const { title, ...view } = samples[code]();
  const fields = fieldsOf(view).map(([name, value]) => `| \`${name}\` | ${shown(value)} |`);
  return [
    `## ${code}`,
    `${title} · ${bases[code]} · \`templates/documents/${code}.hbs\``,
    ['| field | in the sample |', '|---|---|', ...fields].join('\n'),
  ].join('\n\n');
}

/** Every field by its path: `parties[].name`; of a list, the first that has it. */
function fieldsOf(value: unknown, path = ''): [string, string][] {
  if (Array.isArray(value)) {
    const all =
      value.length === 0
        ? [[`${path}[]`, ''] as [string, string]]
        : value.flatMap((item) => fieldsOf(item, `${path}[]`));
    return [...new Map(all.toReversed()).entries()].toReversed();
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => fieldsOf(item, path === '' ? key : `${path}.${key}`));
  }
  return [[path, String(value)]];
}

function shown(value: string): string {
  if (value === '') return '*(empty)*';
  const line = value.replaceAll('\n', ' ').replaceAll('|', '\\|').replaceAll('*', '\\*').replaceAll('<', '&lt;');
  return line.length > LONGEST_VALUE ? `${line.slice(0, LONGEST_VALUE)}…` : line;
}
