import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drawGallery } from '../forms/gallery.ts';
import { formsPage } from '../forms/page.ts';
import { ConfigError } from '../config.ts';

const DOCS = fileURLToPath(new URL('../../docs/', import.meta.url));

/** `forms [--pictures]`: writes docs/FORMS.md from the samples, and the picture of each form. */
export async function run(words: string[]): Promise<void> {
  writeFileSync(`${DOCS}FORMS.md`, formsPage());
  if (!words.includes('--pictures')) return;
  try {
    await drawGallery(`${DOCS}forms`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new ConfigError('The pictures need pdftoppm: install poppler-utils.');
  }
}
