import { homedir } from 'node:os';
import { join } from 'node:path';
import { prepareFonts } from '../../documents/fonts/prepare-fonts.ts';

/** Fetches and converts the fonts once, which takes half a minute on a fresh machine: no single test has that long. */
export default async function setUp(): Promise<void> {
  await prepareFonts(join(homedir(), '.cache', 'fengqiao'));
}
