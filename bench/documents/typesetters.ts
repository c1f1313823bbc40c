import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { prepareFonts } from '../../documents/fonts/prepare-fonts.ts';
import { NO_MARKS } from '../../documents/marks.ts';
import { loadTemplates } from '../../documents/templates.ts';
import type { FormCode, FormViews } from '../../domain/documents/form.ts';
import { type Measured, quantile } from '../measure/measure.ts';
import type { BenchPart } from '../options.ts';
import type { Report } from '../report/report.ts';

const PACKAGES = ['typst==0.15.2', 'weasyprint==70.0'];

type Paper = { name: string; code: FormCode; view: FormViews[FormCode]; warm: Measured; times: number };

/** One warm process each, one paper after another, by the milliseconds that each took. */
const PROGRAMS = {
  WeasyPrint: `
import json, sys, time, weasyprint
html, times = open(sys.argv[1]).read(), int(sys.argv[2])
def work(): return weasyprint.HTML(string=html).write_pdf()`,
  Typst: `
import json, sys, time, typst
times, fonts, no = int(sys.argv[2]), sys.argv[3], 0
paper = open(sys.argv[1]).read()
def work():
    global no
    no += 1
    # It keeps the layout of every paragraph that it has seen.
    open(sys.argv[1], "w").write(paper.replace('")\\n', str(no) + '")\\n'))
    return typst.compile(sys.argv[1], font_paths=[fonts])`,
} as const;

const LOOP = `
work()
took = []
for _ in range(times):
    began = time.perf_counter()
    work()
    took.append((time.perf_counter() - began) * 1000)
print(json.dumps(took))
`;

/** The same papers by two other typesetters from PyPI; left out with a notice where Python or they are not to be had. */
export async function benchTypesetters(
  papers: readonly Paper[],
  { cacheDir, part }: { cacheDir: string; part: BenchPart },
  report: Report,
): Promise<void> {
  const python = pythonWithPackages(join(cacheDir, 'typesetters'));
  if ('missing' in python) {
    report.notice(`Typst and WeasyPrint are not measured: ${python.missing}`);
    return;
  }
  const { configFile } = await prepareFonts(cacheDir);
  const folder = mkdtempSync(join(tmpdir(), 'fengqiao-typesetters-'));
  try {
    for (const { name, code, view, warm, times } of papers) {
      const html = loadTemplates()(code, view, NO_MARKS);
      const sources = { WeasyPrint: html, Typst: typstOf(html) };
      for (const typesetter of ['WeasyPrint', 'Typst'] as const) {
        const source = join(folder, typesetter === 'Typst' ? 'paper.typ' : 'paper.html');
        writeFileSync(source, sources[typesetter]);
        const { status, stdout, stderr } = spawnSync(
          python.file,
          ['-c', `${PROGRAMS[typesetter]}\n${LOOP}`, source, String(times), dirname(configFile)],
          { encoding: 'utf8', env: { ...process.env, FONTCONFIG_FILE: configFile }, maxBuffer: 16 * 1024 * 1024 },
        );
        if (status !== 0) {
          report.notice(`${typesetter} failed: ${stderr.trim().split('\n').at(-1)}`);
          continue;
        }
        const took = JSON.parse(stdout.trim().split('\n').at(-1) ?? '[]') as number[];
        const median = quantile(took, 0.5);
        report.add({
          part,
          name: `${name}: ${typesetter}, p50`,
          value: median,
          unit: 'ms',
          meaning: MEANING[typesetter],
        });
        report.add({
          ...{ part, name: `${name}: ours against ${typesetter}`, value: median / warm.p50Ms, unit: '×' },
          meaning: 'its p50 by ours',
        });
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const MEANING = {
  WeasyPrint: 'the same HTML, one process kept',
  Typst: 'the same text as paragraphs without tables, one process kept',
};

/** A virtual environment of their own, made once. */
function pythonWithPackages(folder: string): { file: string } | { missing: string } {
  const file = join(folder, 'bin', 'python3');
  if (existsSync(file)) return { file };
  const made = spawnSync('python3', ['-m', 'venv', folder], { encoding: 'utf8' });
  if (made.status !== 0) return { missing: 'python3 with venv does not run' };
  const installed = spawnSync(file, ['-m', 'pip', 'install', '--quiet', ...PACKAGES], { encoding: 'utf8' });
  if (installed.status === 0) return { file };
  rmSync(folder, { recursive: true });
  return { missing: `pip could not install them: ${installed.stderr.trim().split('\n').at(-1)}` };
}

/** The text of a paper in Typst's markup, a paragraph for each cell and paragraph. */
function typstOf(html: string): string {
  const body = html.slice(html.indexOf('<body'));
  const texts = body
    .split(/<\/?(?:td|th|p|h1|h2|li|div|section)\b[^>]*>/)
    .map((part) =>
      part
        .replace(/<[^>]*>/g, '')
        .replace(/&[#\w]+;/g, '')
        .trim(),
    )
    .filter((text) => text !== '');
  return [
    '#set page(paper: "a4", margin: (top: 25mm, right: 26mm, bottom: 24mm, left: 28mm), numbering: "— 1 —")',
    '#set text(lang: "zh", font: ("FandolFang R", "Noto Serif SC"), size: 12pt)',
    ...texts.map((text) => `#par(${JSON.stringify(text)})`),
  ].join('\n');
}
