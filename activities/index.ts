import type { DocumentRenderer } from '../documents/render.ts';
import type { Sweep } from '../engine/sweep.ts';
import type { RecordContext } from '../record/context.ts';
import { createPropose } from './propose.ts';
import { createRenderDocument } from './render-document.ts';

export interface ActivityServices {
  record: RecordContext;
  renderer: DocumentRenderer;
  sweep: Sweep;
}

/** What the engine may do to the world, by the names under which workflows call it. */
export function createActivities({ record, renderer, sweep }: ActivityServices) {
  return {
    propose: createPropose(record),
    renderDocument: createRenderDocument(record, renderer),
    sweepOutbox: sweep,
  };
}

export type Activities = ReturnType<typeof createActivities>;
