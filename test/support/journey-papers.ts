import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import { extractText, getDocumentProxy } from 'unpdf';
import type { HttpClient } from './http-client.ts';

const PATIENCE_MS = 30_000;
const ASK_AGAIN_MS = 100;

/** The text of the newest document of that form of `/disputes/…` or the like, without spaces, once it has been rendered. */
export async function paper(user: HttpClient, record: string, form: string): Promise<string> {
  const id = await soon(`${form} of ${record}`, () => newest(user, record, form));
  const bytes = await soon(`/documents/${id}`, () => rendered(user, `/documents/${id}`));
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
  return text.replaceAll(/\s/g, '');
}

/** The text of each page of a case's dossier and its bookmarks as `page title`, once it has been bound. */
export async function dossier(user: HttpClient, record: string): Promise<{ pages: string[]; bookmarks: string[] }> {
  const bytes = await soon(`${record}/dossier`, () => rendered(user, `${record}/dossier`));
  const pdf = await getDocumentProxy(bytes);
  const { text } = await extractText(pdf, { mergePages: false });
  const bookmarks: string[] = [];
  for (const { title, dest } of (await pdf.getOutline()) ?? []) {
    const [target] = dest as [Parameters<typeof pdf.getPageIndex>[0]];
    bookmarks.push(`${(await pdf.getPageIndex(target)) + 1} ${title}`);
  }
  return { pages: text.map((page) => page.replaceAll(/\s/g, '')), bookmarks };
}

async function newest(user: HttpClient, record: string, form: string): Promise<string | undefined> {
  const { body } = await user.get<{ items: { id: string; form: string }[] }>(`${record}/documents`);
  return body.items.findLast((document) => document.form === form)?.id;
}

async function rendered(user: HttpClient, path: string): Promise<Uint8Array | undefined> {
  const { status, type, bytes } = await user.bytes(path);
  if (status === 202) return undefined;
  expect([path, status, type]).toEqual([path, 200, 'application/pdf']);
  return bytes;
}

/** What the engine does beside the path of a case, it has soon done. */
async function soon<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(`not there in time: ${what}`);
    await delay(ASK_AGAIN_MS);
  }
}
