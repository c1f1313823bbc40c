import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { PdfBrowser, PrinterClosedError, PrintTimeoutError } from '../../documents/browser.ts';
import { prepareFonts } from '../../documents/fonts/prepare-fonts.ts';
import { createDocumentRenderer, DocumentTooLargeError } from '../../documents/render.ts';
import { disputeForms } from '../../domain/documents/dispute-forms.ts';
import { textOf } from './read-pdf.ts';
import { sampleCase } from '../../documents/samples/sample-case.ts';

const cacheDir = join(homedir(), '.cache', 'fengqiao');
const opened: Array<{ close: () => Promise<void> }> = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()));
});

const fonts = await prepareFonts(cacheDir);

function open(timeLimitMs?: number): PdfBrowser {
  const browser = new PdfBrowser({ cacheDir, fontsConfigFile: fonts.configFile, timeLimitMs });
  opened.push(browser);
  return browser;
}

function openRenderer() {
  const renderer = createDocumentRenderer();
  opened.push(renderer);
  return renderer;
}

const notice = disputeForms['termination-notice'].view(sampleCase);

test('50 documents at once are all right, each its own, and no process of the browser is left behind', async () => {
  const renderer = openRenderer();
  const documents = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      renderer.renderPdf('termination-notice', { ...notice, ground: `第${index}号` }),
    ),
  );
  const browser = (await renderer.browserPid()) ?? 0;
  const processes = [browser, ...descendantsOf(browser)];
  expect(processes.length).toBeGreaterThan(2);
  await renderer.close();
  await vi.waitFor(() => expect(processes.filter(isRunning)).toEqual([]), 5_000);
  const texts = await Promise.all(documents.map(({ pdf }) => textOf(pdf)));
  texts.forEach((text, index) => expect(text).toContain(`终止调解的原因：第${index}号根据`));
});

test('a browser killed in the middle of its work is replaced and no document is lost', async () => {
  const renderer = openRenderer();
  await renderer.renderPdf('termination-notice', notice);
  const first = await renderer.browserPid();
  const documents = Array.from({ length: 12 }, () => renderer.renderPdf('termination-notice', notice));
  await documents[0];
  process.kill(first ?? 0, 'SIGKILL');
  const rendered = await Promise.all(documents);
  for (const { pdf } of rendered) expect(await textOf(pdf)).toContain('终止调解通知书');
  expect(await renderer.browserPid()).not.toBe(first);
});

test('a tab whose process dies is replaced too', async () => {
  const browser = open();
  await browser.print('<p>first');
  const renderers = descendantsOf((await browser.pid()) ?? 0).filter((pid) =>
    commandOf(pid).includes('--type=renderer'),
  );
  const printing = browser.print(`<p>${'第二份文件'.repeat(20_000)}`);
  for (const pid of renderers) process.kill(pid, 'SIGKILL');
  expect(await textOf(await printing)).toContain('第二份文件');
});

test('scripts do not run and nothing is fetched, from the network or from the disk', async () => {
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const url = `http://127.0.0.1:${port}`;

  const pdf = await open().print(`<!doctype html><html><head>
    <link rel="preconnect" href="${url}"><link rel="stylesheet" href="${url}/a.css"><link rel="prefetch" href="${url}/p">
    <meta http-equiv="refresh" content="0;url=${url}/refresh">
    <style>@import url(${url}/b.css); @font-face { font-family: x; src: url(${url}/f.ttf) } body { font-family: x; background: url(${url}/c.png) }</style>
    </head><body><p id="p">留下的字</p><script>document.getElementById('p').textContent = 'ran'</script>
    <img src="${url}/x.png" onerror="document.title='ran'"><iframe src="file:///etc/passwd"></iframe>
    <object data="file:///etc/hostname"></object><embed src="${url}/e"><img src="file:///etc/passwd">
    </body></html>`);

  const text = await textOf(pdf);
  expect(text).toContain('留下的字');
  expect(text).not.toMatch(/ran|root:/);
  expect(connections).toBe(0);
  server.close();
});

test('a document that takes too long is given up and the next one is printed', async () => {
  const browser = open(1_500);
  await browser.print('<p>warm');
  await expect(browser.print('<table>'.repeat(400) + '<p>深'.repeat(400_000))).rejects.toThrow(PrintTimeoutError);
  expect(await textOf(await browser.print('<p>之后'))).toContain('之后');
});

test('a document larger than any real one is refused', async () => {
  const matter = ['字'.repeat(2_000_000)];
  await expect(openRenderer().renderPdf('termination-notice', { ...notice, matter })).rejects.toThrow(
    DocumentTooLargeError,
  );
});

test('closing finishes what is on the press, turns the queue away and leaves no process', async () => {
  const browser = open();
  await browser.print('<p>warm');
  const processes = [(await browser.pid()) ?? 0, ...descendantsOf((await browser.pid()) ?? 0)];
  const documents = Array.from({ length: 30 }, () => browser.print('<p>文件'));
  const settled = Promise.allSettled(documents);
  await documents[0];
  await browser.close();
  const results = await settled;
  expect(results.some((result) => result.status === 'fulfilled')).toBe(true);
  for (const result of results) {
    if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(PrinterClosedError);
  }
  await vi.waitFor(() => expect(processes.filter(isRunning)).toEqual([]), 5_000);
  await expect(browser.print('<p>')).rejects.toThrow(PrinterClosedError);
});

test('when the program itself is killed, its browser ends with it', async () => {
  const program = `
    import { createDocumentRenderer } from './documents/render.ts';
    const renderer = createDocumentRenderer();
    await renderer.renderPdf('termination-notice', ${JSON.stringify(notice)});
    console.log(await renderer.browserPid());`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const pid = Number(line.toString());
  expect(isRunning(pid)).toBe(true);
  child.kill('SIGKILL');
  await vi.waitFor(() => expect(isRunning(pid)).toBe(false), 5_000);
});

/** A zombie has ended; it only waits for its parent to ask. */
function isRunning(pid: number): boolean {
  return statOf(pid) !== undefined && statOf(pid)?.state !== 'Z';
}

function descendantsOf(pid: number): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((candidate) => statOf(candidate)?.parent === pid);
  return children.flatMap((child) => [child, ...descendantsOf(child)]);
}

function statOf(pid: number): { state: string; parent: number } | undefined {
  try {
    const [state, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return { state: state ?? '', parent: Number(parent) };
  } catch {
    return undefined;
  }
}

function commandOf(pid: number): string {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
}
