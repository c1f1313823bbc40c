import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { takePictures } from '../pictures/camera.ts';
import { SHOTS } from '../pictures/shots.ts';

const FOLDER = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const HERE = 'http://localhost:3000';

/** `pictures [url] [name…]`: takes the pictures of README and guides from a running demo, all of them unless some are named. */
export async function run([url = HERE, ...names]: string[]): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const wanted = SHOTS.filter(({ name }) => names.length === 0 || names.includes(name));
  await takePictures(url, wanted, (name, png) => {
    writeFileSync(`${FOLDER}${name}.png`, png);
    console.log(`${name}.png ${Math.round(png.length / 1024)} KB`);
  });
}
