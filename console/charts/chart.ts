import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { asHtml } from '../layout/templates.ts';

use([BarChart, GridComponent, LegendComponent, AriaComponent, SVGRenderer]);

/** Drawn for the width of a phone, so that its letters are large enough there; wider places draw it larger. */
export const WIDTH = 420;

/**
 * 图表: an SVG for the page itself, drawn here and not in the browser. Its colours are the style sheet's variables, so that it
 * follows the light that was chosen, the device's, and paper's. `said` is what it shows in words, for who cannot see it.
 */
export function chart(option: EChartsCoreOption, height: number, said: string) {
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    drawing.setOption({ animation: false, ...option });
    return asHtml(forThePage(drawing.renderToSVGString(), said));
  } finally {
    drawing.dispose();
  }
}

/** As the Content-Security-Policy wants it: attributes instead of style, and nothing for a pointer to play with. */
function forThePage(svg: string, said: string): string {
  return svg
    .replace(/<style[\s>][\s\S]*?<\/style>/g, '')
    .replace(/ (?:class|ecmeta_\w+|pointer-events)="[^"]*"/g, '')
    .replace(/ style="([^"]*)"/g, (_, style: string) => attributesOf(style))
    .replace(
      /<svg [^>]*>/,
      `<svg class="chart" viewBox="0 0 ${WIDTH} ${heightOf(svg)}" role="img" aria-label="${escaped(said)}">`,
    );
}

function heightOf(svg: string): string {
  return /^<svg [^>]*height="(\d+)"/.exec(svg)?.[1] ?? '0';
}

/** `font-size:15px;` as ` font-size="15px"`; what the page's own letters decide is left to them. */
function attributesOf(style: string): string {
  const declared = style.split(';').map((one) => one.split(':').map((part) => part.trim()));
  return declared
    .flatMap(([name, value]) => (name && value && name !== 'font-family' ? ` ${name}="${value}"` : []))
    .join('');
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
