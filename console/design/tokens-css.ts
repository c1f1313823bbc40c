import { type Palette, palettes, sizes, spaces, TOUCH } from './tokens.ts';

/** The tokens as CSS variables: the palette that was chosen, else the one that the device prefers. */
export function tokensCss(): string {
  const measures = [
    ...Object.entries(sizes).map(([name, value]) => `--size-${name}: ${value};`),
    ...Object.entries(spaces).map(([name, value]) => `--space-${name}: ${value};`),
    `--touch: ${TOUCH};`,
  ].join(' ');
  const { light, dark, contrast } = palettes;
  return [
    `:root { ${measures} color-scheme: light; ${colours(light)} }`,
    `@media (prefers-color-scheme: dark) { :root[data-theme="auto"] { color-scheme: dark; ${colours(dark)} } }`,
    `@media (prefers-contrast: more) { :root[data-theme="auto"] { color-scheme: light; ${colours(contrast)} } }`,
    `:root[data-theme="dark"] { color-scheme: dark; ${colours(dark)} }`,
    `:root[data-theme="contrast"] { color-scheme: light; ${colours(contrast)} }`,
    `@media print { :root:root[data-theme] { color-scheme: light; ${colours(light)} } }`,
  ].join('\n');
}

function colours(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, value]) => `--${kebab(name)}: ${value};`)
    .join(' ');
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
