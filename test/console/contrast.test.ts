import { expect, it } from 'vitest';
import { contrastOf } from '../../console/design/contrast.ts';
import { palettes } from '../../console/design/tokens.ts';

it('every colour of text stands out from every ground it is set on: 4.5 to 1, and 7 to 1 in high contrast', () => {
  for (const [light, palette] of Object.entries(palettes)) {
    const least = light === 'contrast' ? 7 : 4.5;
    const pairs = [
      ...(['ink', 'quiet', 'brand', 'red', 'orange', 'blue', 'good'] as const).flatMap((text) =>
        (['surface', 'ground'] as const).map((ground) => [text, ground] as const),
      ),
      ...(['red', 'orange', 'blue', 'good', 'brand'] as const).map((text) => [text, `${text}Soft`] as const),
      ...([
        ['onBrand', 'brand'],
        ['onBar', 'bar'],
        ['ink', 'sunken'],
      ] as const),
    ] as const;
    for (const [text, ground] of pairs) {
      expect(contrastOf(palette[text], palette[ground]), `${light}: ${text} on ${ground}`).toBeGreaterThanOrEqual(
        least,
      );
    }
    for (const edge of ['edge', 'focus'] as const) {
      expect(contrastOf(palette[edge], palette.surface), `${light}: ${edge}`).toBeGreaterThanOrEqual(3);
    }
  }
});
