import { chart, WIDTH } from './chart.ts';

/** One kind of thing in every bar, such as what is in the villages. */
export interface Series {
  name: string;
  values: number[];
}

interface Drawn {
  /** What each bar is of. */
  names: string[];
  series: Series[];
  /** The same in words. */
  said: string;
}

const LETTERS = 15;
const MOST_LABELS = 6;
/** Heights: of the bars with the sums above them, of the names below, of a line of the legend. */
const BARS = 240;
const AXIS = 32;
const LEGEND_LINE = 28;
/** Of a sign of the legend with the space around it. */
const SIGN = 53;

/** Told apart by pattern, not by colour alone: full, hatched, dotted, crossed. */
const PATTERNS = [
  { symbol: 'rect', symbolSize: 0 },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: -Math.PI / 4, color: 'var(--surface)' },
  {
    symbol: 'circle',
    symbolSize: 0.7,
    dashArrayX: [
      [8, 8],
      [0, 8, 8, 0],
    ],
    dashArrayY: [6, 0],
    color: 'var(--surface)',
  },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [6, 3], color: 'var(--surface)' },
];

/** 柱状图 over time: a column for each name, its parts one on the other, its sum above. */
export function columns({ names, series, said }: Drawn) {
  const sums = names.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
  const every = Math.ceil(names.length / MOST_LABELS);
  return chart(
    {
      ...common(series),
      grid: { left: 8, right: 8, top: 28, bottom: AXIS + legendHeight(series) },
      xAxis: { ...nameAxis(names), axisLabel: { ...letters('quiet'), interval: (at: number) => at % every === 0 } },
      yAxis: valueAxis(),
      series: series.map((one, index) => ({
        ...bar(one),
        barMaxWidth: 44,
        ...(index === series.length - 1 && names.length <= 2 * MOST_LABELS && { label: sumsAbove(sums) }),
      })),
    },
    BARS + AXIS + legendHeight(series),
    said,
  );
}

/** 条形图: a bar for each name with its number, from above downwards. */
export function rows({ names, series, said }: Drawn) {
  return chart(
    {
      ...common(series),
      grid: { left: Math.max(...names.map(widthOf)) + 12, right: 44, top: 4, bottom: 4 },
      yAxis: { ...nameAxis(names), inverse: true, axisLabel: letters('ink') },
      xAxis: { ...valueAxis(), show: false },
      series: series.map((one) => ({
        ...bar(one),
        barMaxWidth: 22,
        label: { show: true, position: 'right', ...letters('ink') },
      })),
    },
    names.length * 30 + 12,
    said,
  );
}

function legendHeight(series: readonly Series[]): number {
  if (series.length === 1) return 0;
  let [lines, filled] = [1, 0];
  for (const { name } of series) {
    const width = SIGN + widthOf(name);
    if (filled + width > WIDTH) [lines, filled] = [lines + 1, 0];
    filled += width;
  }
  return lines * LEGEND_LINE;
}

/** As wide as a text may become: which letters the reader's device has is not known here. */
function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? LETTERS : 0.64 * LETTERS), 0);
}

function common(series: readonly Series[]) {
  return {
    textStyle: { fontSize: LETTERS },
    aria: { enabled: true, label: { enabled: false }, decal: { show: series.length > 1, decals: PATTERNS } },
    ...(series.length > 1 && {
      legend: {
        bottom: 0,
        width: WIDTH,
        itemWidth: 26,
        itemHeight: 16,
        itemGap: 22,
        textStyle: letters('ink'),
        selectedMode: false,
        data: series.map(({ name }) => name),
      },
    }),
  };
}

function bar({ name, values }: Series) {
  return {
    name,
    type: 'bar',
    stack: 'all',
    // An edge round nothing would cut the axis.
    data: values.map((value) => (value === 0 ? { value, itemStyle: { borderWidth: 0 } } : value)),
    silent: true,
    emphasis: { disabled: true },
    itemStyle: { color: 'var(--brand)', borderColor: 'var(--surface)', borderWidth: 1 },
  };
}

function sumsAbove(sums: readonly number[]) {
  return {
    show: true,
    position: 'top',
    formatter: ({ dataIndex }: { dataIndex: number }) => String(sums[dataIndex] ?? 0),
    ...letters('ink'),
  };
}

function nameAxis(names: readonly string[]) {
  return {
    type: 'category',
    data: names,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: 'var(--edge)' } },
  };
}

function valueAxis() {
  return {
    type: 'value',
    minInterval: 1,
    axisLabel: letters('quiet'),
    splitLine: { lineStyle: { color: 'var(--line)' } },
  };
}

function letters(ink: 'ink' | 'quiet') {
  return { color: `var(--${ink})`, fontSize: LETTERS };
}
