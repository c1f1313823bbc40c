/** 设计变量: every colour, size and space of the console stands here once. */

/** What a colour is for. `onX` is text on `x`; `xSoft` a ground on which `x` is text. */
export interface Palette {
  ground: string;
  surface: string;
  sunken: string;
  ink: string;
  quiet: string;
  line: string;
  /** Edges of fields and buttons: 3:1 against the surface (WCAG 1.4.11). */
  edge: string;
  brand: string;
  onBrand: string;
  brandSoft: string;
  /** The bar at the head of every page. */
  bar: string;
  onBar: string;
  focus: string;
  red: string;
  redSoft: string;
  orange: string;
  orangeSoft: string;
  blue: string;
  blueSoft: string;
  good: string;
  goodSoft: string;
}

export const palettes = {
  light: {
    ground: '#f3f4ef',
    surface: '#ffffff',
    sunken: '#ebeee7',
    ink: '#1a211e',
    quiet: '#505a54',
    line: '#d3d9d1',
    edge: '#717c75',
    brand: '#125747',
    onBrand: '#ffffff',
    brandSoft: '#e1efe9',
    bar: '#0f4a3c',
    onBar: '#ffffff',
    focus: '#1a211e',
    red: '#a11d17',
    redSoft: '#fcebe9',
    orange: '#8a4300',
    orangeSoft: '#fdf0e0',
    blue: '#1b4f8c',
    blueSoft: '#e8f0f9',
    good: '#1a5c35',
    goodSoft: '#e6f4ea',
  },
  dark: {
    ground: '#111614',
    surface: '#1a211e',
    sunken: '#232c28',
    ink: '#ecf0ed',
    quiet: '#b0bab4',
    line: '#38433d',
    edge: '#86938c',
    brand: '#86d6bb',
    onBrand: '#06231a',
    brandSoft: '#1b3a31',
    bar: '#0c2c24',
    onBar: '#eaf5f0',
    focus: '#ffdc66',
    red: '#ffa8a0',
    redSoft: '#401d1a',
    orange: '#ffbf80',
    orangeSoft: '#3b2712',
    blue: '#a3caff',
    blueSoft: '#182c45',
    good: '#97e0af',
    goodSoft: '#173322',
  },
  contrast: {
    ground: '#ffffff',
    surface: '#ffffff',
    sunken: '#ffffff',
    ink: '#000000',
    quiet: '#000000',
    line: '#000000',
    edge: '#000000',
    brand: '#003a2c',
    onBrand: '#ffffff',
    brandSoft: '#ffffff',
    bar: '#000000',
    onBar: '#ffffff',
    focus: '#0000d0',
    red: '#850000',
    redSoft: '#ffffff',
    orange: '#663000',
    orangeSoft: '#ffffff',
    blue: '#00307a',
    blueSoft: '#ffffff',
    good: '#00401c',
    goodSoft: '#ffffff',
  },
} as const satisfies Record<string, Palette>;

/** In rem, so that whoever enlarges text enlarges everything: 1 rem is the browser's own size. */
export const sizes = {
  small: '0.9375rem',
  text: '1.0625rem',
  large: '1.1875rem',
  heading: '1.375rem',
  title: '1.75rem',
  figure: '2.25rem',
} as const;

export const spaces = {
  1: '0.25rem',
  2: '0.5rem',
  3: '0.75rem',
  4: '1rem',
  5: '1.5rem',
  6: '2rem',
  7: '3rem',
} as const;

/** The least that a finger hits, also with a glove (WCAG 2.5.5: 44 px). */
export const TOUCH = '2.875rem';
