import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createDocumentRenderer } from '../../documents/render.ts';
import { FORM_CODES, samples } from '../../documents/samples/index.ts';
import { cacheDirectory } from '../start/instance.ts';

/** Legible as to its layout, and some ten kilobytes a page. */
const DOTS_PER_INCH = '36';

/** The first page of every form as a small picture: `<folder>/<form>.png`. Throws ENOENT where there is no pdftoppm. */
export async function drawGallery(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const work = mkdtempSync(join(tmpdir(), 'fengqiao-forms-'));
  const renderer = createDocumentRenderer({ cacheDir: cacheDirectory() });
  try {
    for (const code of FORM_CODES) {
      const file = join(work, `${code}.pdf`);
      writeFileSync(file, (await renderer.renderPdf(code, samples[code]())).pdf);
      const options = ['-png', '-gray', '-r', DOTS_PER_INCH, '-f', '1', '-singlefile'];
      await promisify(execFile)('pdftoppm', [...options, file, join(folder, code)]);
    }
  } finally {
    await renderer.close();
    rmSync(work, { recursive: true });
  }
}
