import type { DocumentRenderer } from './render.ts';

/** A renderer that is opened with the first document: for a process that may never print one. */
export function lateRenderer(open: () => DocumentRenderer): Pick<DocumentRenderer, 'renderPdf' | 'close'> {
  let renderer: DocumentRenderer | undefined;
  return {
    renderPdf: (...asked) => {
      renderer ??= open();
      return renderer.renderPdf(...asked);
    },
    close: async () => renderer?.close(),
  };
}
