import { contrastOf } from '../design/contrast.ts';
import { palettes, sizes, spaces } from '../design/tokens.ts';
import type { OpenPage } from '../page.ts';
import { sampleTask } from './samples.ts';

/** `GET /console/styleguide`: 设计手册 – every part that pages are made of, as it looks in the light one has chosen. */
export const styleguidePage: OpenPage = {
  method: 'get',
  path: '/console/styleguide',
  signedIn: false,
  access: { of: 'everyone', because: 'it shows how pages look, and nothing of any case' },
  handle({ say, language, theme }) {
    const palette = palettes[theme === 'auto' ? 'light' : theme];
    return {
      view: 'styleguide',
      title: say.styleguide.title,
      data: {
        colours: Object.entries(palette).map(([name, value]) => ({
          name,
          value,
          contrast: contrastOf(value, palette.surface).toFixed(1),
        })),
        levels: (['red', 'orange', 'blue'] as const).map((code) => ({ code, label: say.colour[code] })),
        sizes: Object.entries(sizes).map(([name, value]) => ({ name, value })),
        spaces: Object.entries(spaces).map(([name, value]) => ({ name, value })),
        tasks: (['overdue', 'due', 'upcoming'] as const).map((state) => sampleTask(state, say, language)),
        notices: (['good', 'bad', 'warn', 'info'] as const).map((kind) => ({ kind, text: say.styleguide[kind] })),
      },
    };
  },
};
