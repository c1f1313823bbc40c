import type { Around } from '../dispute/around.ts';
import { type ListedDocument, paperList } from './paper-list.ts';

/** As many as one looks for beside a case; all of them stand on a page of their own. */
const NEWEST = 6;

/** 文书, beside a record: the newest, and the way to all of them. */
export function papersBoxOf(
  { kind, id, documents }: { kind: 'dispute' | 'agreement' | 'enforcement'; id: string; documents: ListedDocument[] },
  around: Around,
) {
  return {
    newest: paperList(kind, documents, around).slice(0, NEWEST),
    all: `/console/${kind}s/${id}/papers`,
  };
}
