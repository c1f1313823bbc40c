/** An operator that puts something on the page (ISO 32000-1, annex A), at the end of its line. */
const PAINTS = /(?:^|\s)(?:[fFBbSs]\*?|sh|Do|Tj|TJ)$/m;

/**
 * A page's content in which whatever stands outside the document's structure is marked as an artifact (PDF/UA-1, 7.1):
 * Chromium leaves the page numbers of `@page` margin boxes unmarked. Expects an operator a line and no text object
 * cut by a mark, which is how Chromium writes. What is marked stays as it is.
 */
export function withArtifactsMarked(content: string): string {
  const marked: string[] = [];
  let outside: string[] = [];
  let depth = 0;
  const endRun = () => {
    const run = outside.join('\n');
    marked.push(...(PAINTS.test(run) ? ['/Artifact BMC', run, 'EMC'] : outside));
    outside = [];
  };
  for (const line of content.split('\n')) {
    const opens = /\b(?:BDC|BMC)$/.test(line);
    if (opens && depth++ === 0) endRun();
    if (depth > 0) marked.push(line);
    else outside.push(line);
    if (line === 'EMC') depth--;
  }
  endRun();
  return marked.join('\n');
}
