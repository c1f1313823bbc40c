import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createDocumentRenderer } from '../../documents/render.ts';
import { FORM_CODES, samples } from '../../documents/samples/index.ts';
import type { FormCode } from '../../domain/documents/form.ts';
import { ConfigError } from '../config.ts';
import { cacheDirectory } from '../start/instance.ts';

const USAGE = 'usage: fengqiao render <form> --sample [--out <file>.pdf], or fengqiao render --list';

/** `render <form> --sample`: prints a form with invented facts, for whoever changes its template. Needs no database. */
export async function run(words: string[]): Promise<void> {
  const { values, positionals } = parsed(words);
  if (values.list) return list();
  const form = FORM_CODES.find((code) => code === positionals[0]);
  if (form === undefined || positionals.length > 1) throw new ConfigError(`${USAGE}\nforms: ${FORM_CODES.join(' ')}`);
  if (!values.sample) {
    throw new ConfigError('Papers of real cases are made by the system itself; here only --sample can be printed.');
  }
  // npm goes to the program's own folder first and says where it was called.
  await print(form, resolve(process.env.INIT_CWD ?? '.', values.out ?? `${form}.pdf`));
}

function parsed(words: string[]) {
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: { sample: { type: 'boolean' }, list: { type: 'boolean' }, out: { type: 'string' } },
    });
  } catch (error) {
    throw new ConfigError(`${(error as Error).message}\n${USAGE}`);
  }
}

function list(): void {
  for (const code of FORM_CODES) console.log(`${code.padEnd(28)} ${samples[code]().title}`);
}

async function print(form: FormCode, file: string): Promise<void> {
  const renderer = createDocumentRenderer({ cacheDir: cacheDirectory(), tabs: 1 });
  try {
    const { pdf } = await renderer.renderPdf(form, samples[form]());
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, pdf);
    console.log(file);
  } finally {
    await renderer.close();
  }
}
