import { PdfBrowser } from '../../documents/browser.ts';
import { prepareFonts } from '../../documents/fonts/prepare-fonts.ts';
import { createDocumentRenderer, type DocumentRenderer } from '../../documents/render.ts';
import { samples } from '../../documents/samples/index.ts';
import { sampleCase } from '../../documents/samples/sample-case.ts';
import { NO_MARKS } from '../../documents/marks.ts';
import { loadTemplates } from '../../documents/templates.ts';
import { disputeForms } from '../../domain/documents/dispute-forms.ts';
import type { FormCode, FormViews } from '../../domain/documents/form.ts';
import { cacheDirectory } from '../../bin/start/instance.ts';
import { usageOf } from '../machine/process-usage.ts';
import { type Measured, measure } from '../measure/measure.ts';
import type { Options } from '../options.ts';
import { atLeast, atMost, type Report } from '../report/report.ts';
import { benchTypesetters } from './typesetters.ts';

const PART = 'documents';
const TABS = 2;
/** Claimants of a referral that has 40 pages. */
const CLAIMANTS = 265;

/** A paper, and how often to print it: enough for a p99 of the warm one, and a minute at most for a browser started each time. */
type Work<Code extends FormCode> = {
  name: string;
  code: Code;
  view: FormViews[Code];
  warm: number;
  fresh: number;
};

/** 文书: papers per second out of the renderer as it is in use – checked, printed, made conforming, hashed – and out of others. */
export async function benchDocuments(options: Options, report: Report): Promise<void> {
  const cacheDir = cacheDirectory();
  const few = options.quick ? 10 : 1;
  const parties = Array.from({ length: CLAIMANTS }, (_, index) => ({
    ...({ side: 'applicant', kind: 'person', name: `工人${index + 1}` } as const),
  }));
  const agreement = {
    ...({ name: 'agreement, 2 pages', code: 'agreement', view: samples.agreement() } as const),
    ...{ warm: 500 / few, fresh: 20 / few },
  };
  const long = {
    ...({ name: '40 pages', code: 'court-referral' } as const),
    view: disputeForms['court-referral'].view({ ...sampleCase, parties }),
    ...{ warm: 30 / few, fresh: 10 / few },
  };

  const renderer = createDocumentRenderer({ cacheDir, tabs: TABS });
  try {
    const two = await benchPaper(cacheDir, renderer, agreement, report);
    const forty = await benchPaper(cacheDir, renderer, long, report);
    report.add({
      ...{ part: PART, name: `${agreement.name}: ours`, value: two.perSecond, unit: '/s' },
      meaning: 'with what makes it PDF/A-2a and PDF/UA-1',
      line: atLeast(two.perSecond, 40),
    });
    await benchTypesetters(
      [
        { ...agreement, warm: two, times: 10 / few },
        { ...long, warm: forty, times: Math.ceil(2 / few) },
      ],
      { cacheDir, part: PART },
      report,
    );
    await benchMemory(renderer, agreement, options.quick ? 200 : 2_000, report);
  } finally {
    await renderer.close();
  }
}

/** The same HTML by the warm renderer, and by a browser that is started for it and ended afterwards. */
async function benchPaper<Code extends FormCode>(
  cacheDir: string,
  renderer: DocumentRenderer,
  { name, code, view, warm, fresh }: Work<Code>,
  report: Report,
): Promise<Measured> {
  const print = () => renderer.renderPdf(code, view);
  await measure(TABS, Math.ceil(warm / 10), print);
  const before = usageOf(process.pid).cpuSeconds;
  const ours = await measure(TABS, warm, print);
  const cpuMs = ((usageOf(process.pid).cpuSeconds - before) / warm) * 1_000;
  report.add({
    ...{ part: PART, name: `${name}: CPU`, value: cpuMs, unit: 'ms' },
    meaning: 'of all processes for one paper; what a busy machine does not hide',
  });

  const html = loadTemplates()(code, view, NO_MARKS);
  const { configFile } = await prepareFonts(cacheDir);
  const started = await measure(1, fresh, async () => {
    const browser = new PdfBrowser({ cacheDir, fontsConfigFile: configFile, tabs: 1 });
    await browser.print(html);
    await browser.close();
  });

  const ratio = ours.perSecond / started.perSecond;
  for (const [label, { perSecond, p50Ms, p99Ms }] of [
    ['one browser kept', ours],
    ['a browser started for each', started],
  ] as const) {
    report.add({ part: PART, name: `${name}: ${label}`, value: perSecond, unit: '/s', meaning: 'printed' });
    report.add({ part: PART, name: `${name}: ${label}, p50`, value: p50Ms, unit: 'ms', meaning: 'from view to bytes' });
    report.add({ part: PART, name: `${name}: ${label}, p99`, value: p99Ms, unit: 'ms', meaning: 'from view to bytes' });
  }
  report.add({
    ...{ part: PART, name: `${name}: kept against started`, value: ratio, unit: '×', meaning: 'papers per second' },
    ...(code === 'agreement' ? { line: atLeast(ratio, 10) } : {}),
  });
  return ours;
}

/** Memory of this process and the browser's, after a tenth of the papers and after all. */
async function benchMemory<Code extends FormCode>(
  renderer: DocumentRenderer,
  { code, view }: Work<Code>,
  times: number,
  report: Report,
): Promise<void> {
  const print = () => renderer.renderPdf(code, view);
  await measure(TABS, times / 10, print);
  const early = usageOf(process.pid).memoryBytes;
  await measure(TABS, (times / 10) * 9, print);
  const late = usageOf(process.pid).memoryBytes;
  const growth = late / early;
  report.add({
    ...{ part: PART, name: `memory after ${times} papers`, value: late / 1_048_576, unit: 'MB' },
    meaning: 'of all processes, shared pages once',
  });
  report.add({
    ...{ part: PART, name: 'memory against after a tenth of them', value: growth, unit: '×' },
    meaning: 'flat: tabs are replaced before they have grown',
    line: atMost(growth, 1.25),
  });
}
