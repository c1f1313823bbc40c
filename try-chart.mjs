import * as echarts from 'echarts/core';
import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, AriaComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';
echarts.use([BarChart, GridComponent, LegendComponent, AriaComponent, SVGRenderer]);
const c = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 420, height: 260 });
c.setOption({
  animation: false,
  aria: {
    enabled: true,
    decal: {
      show: true,
      decals: [
        { symbol: 'none' },
        { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4, color: 'var(--surface)' },
        { symbol: 'circle', color: 'var(--surface)' },
      ],
    },
    label: { enabled: false },
  },
  textStyle: { fontFamily: 'inherit', fontSize: 15, color: 'var(--ink)' },
  legend: { textStyle: { color: 'var(--ink)' } },
  xAxis: {
    type: 'category',
    data: ['1月', '2月', '3月'],
    axisLine: { lineStyle: { color: 'var(--edge)' } },
    axisLabel: { color: 'var(--quiet)' },
  },
  yAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: 'var(--line)' } } },
  series: ['village', 'township', 'court'].map((n, i) => ({
    name: n,
    type: 'bar',
    stack: 'a',
    silent: true,
    emphasis: { disabled: true },
    itemStyle: { color: 'var(--brand)', borderColor: 'var(--surface)', borderWidth: 1 },
    label: { show: false },
    data: [1 + i, 2, 3],
  })),
});
console.log(c.renderToSVGString());
