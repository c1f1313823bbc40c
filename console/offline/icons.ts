import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { Problem } from '../../api/problems/problem.ts';
import type { OpenPage } from '../page.ts';
import { ICONS } from './paths.ts';

const MARK = readFileSync(new URL('../../templates/console/mark.svg', import.meta.url), 'utf8');
/** The circle that every phone leaves standing of a maskable icon has 80 % of its width. */
const WITHIN_THE_CIRCLE = 0.72;

const drawn = new Map<string, Promise<Buffer>>();

/** `GET /console/icons/{file}`: the mark as a picture of fixed size, drawn when it is first asked for. */
export const iconPage: OpenPage = {
  method: 'get',
  path: '/console/icons/{file}',
  signedIn: false,
  access: { of: 'everyone', because: 'a phone draws its home screen with them' },
  async handle({ params }) {
    const icon = ICONS.find(({ name }) => name === params.file);
    if (icon === undefined) throw new Problem('not-found');
    const file = drawn.get(icon.name) ?? draw(icon);
    drawn.set(icon.name, file);
    return { file: await file, mediaType: 'image/png' };
  },
};

function draw({ pixels, purpose }: (typeof ICONS)[number]): Promise<Buffer> {
  const svg = purpose === 'maskable' ? onFullGround(pixels) : MARK;
  return sharp(Buffer.from(svg), { density: 400 }).resize(pixels, pixels).png().toBuffer();
}

function onFullGround(pixels: number): string {
  const within = pixels * WITHIN_THE_CIRCLE;
  const edge = (pixels - within) / 2;
  const ground = /fill="(#[0-9a-f]{6})"/.exec(MARK)?.[1] ?? '#ffffff';
  const mark = MARK.replace('<svg ', `<svg x="${edge}" y="${edge}" width="${within}" height="${within}" `);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels}" height="${pixels}"><rect width="100%" height="100%" fill="${ground}"/>${mark}</svg>`;
}
