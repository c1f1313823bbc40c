import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import type { Caller } from '../api/caller.ts';
import { textOf } from '../documents/read-pdf.ts';

/** A record of the system, or a document of one. */
interface Known {
  id: string;
  kind: string;
}

/** What was seen of a contract's GET routes, and where marked words stood. */
interface Found {
  statuses: Map<number, number>;
  /** The forms of the PDFs that were read, those in an archive as `zip:…`. */
  forms: Set<string>;
  /** The text of all PDFs, once each. */
  printed: string;
  leaks: string[];
  /** Facts in full that every answer masks: who saw which, where. Papers are left out: they need them by law. */
  unmasked: string[];
  /** In what is sealed for a court's own use: who had it before them. */
  sealed: string[];
}

/** As much of the OpenAPI document as it takes. */
type Paths = Record<string, { get?: { parameters?: { name: string }[] } }>;

interface Part {
  name: string;
  text: string;
  isPaper?: boolean;
}

/** Parts of an archive that carry facts in full, and why. */
const IN_FULL: Readonly<Record<string, string>> = {
  'identity.json': '移送立案: a court files a case only with the parties’ identity (民事诉讼法 124)',
  'sealed/service-addresses.json': '送达地址确认书, sealed apart for the court’s own use',
};

/** Texts of PDFs by what identifies them: a paper is read once, whoever asks. */
const texts = new Map<string, Promise<string>>();

/**
 * Asks every GET route of the contract as each of these people, with every id of the route's own collection, or with one of
 * every kind where it has none, and looks for the marks in all that is answered.
 */
export async function crawl(
  paths: Paths,
  people: readonly (readonly [string, Caller])[],
  known: readonly Known[],
  marks: readonly string[],
  facts: readonly string[],
): Promise<Found> {
  const found: Found = { statuses: new Map(), forms: new Set(), printed: '', leaks: [], unmasked: [], sealed: [] };
  const ask = async (address: string, [username, caller]: readonly [string, Caller]): Promise<number> => {
    const answer = await caller.bytes(address);
    found.statuses.set(answer.status, (found.statuses.get(answer.status) ?? 0) + 1);
    for (const { name, text, isPaper } of await partsOf(answer, found)) {
      const shown = isPaper || IN_FULL[name] !== undefined ? [] : facts.filter((fact) => text.includes(fact));
      for (const fact of shown) found.unmasked.push(`${username} ${address} ${name} ${fact}`);
      if (!marks.some((mark) => text.includes(mark))) continue;
      (name.startsWith('sealed/') ? found.sealed : found.leaks).push(`${username} ${address} ${name}`);
    }
    return answer.status;
  };
  for (const address of addresses(paths, known)) {
    // A paper says the same to whoever gets it.
    if (address.startsWith('/documents/')) {
      for (const person of people) if ((await ask(address, person)) === 200) break;
      // Printed for each while they wait: all at once would be sent away.
    } else if (address.endsWith('.pdf')) for (const person of people) await ask(address, person);
    else await Promise.all(people.map((person) => ask(address, person)));
  }
  found.printed = (await Promise.all(texts.values())).join('\n');
  return found;
}

function addresses(paths: Paths, known: readonly Known[]): string[] {
  const oneOfEach = [...new Map(known.map((each) => [each.kind, each])).values()];
  return Object.entries(paths)
    .filter(([path, { get }]) => get !== undefined && path.startsWith('/api/v1'))
    .flatMap(([path, { get }]) => {
      const own = path.replace('/api/v1', '');
      const isPaged = get?.parameters?.some(({ name }) => name === 'pageSize') ?? false;
      if (!own.includes('{')) return [isPaged ? `${own}?pageSize=200` : own];
      const ofCollection = known.filter(({ kind }) => own.startsWith(`/${kind}s/`));
      return (ofCollection.length > 0 ? ofCollection : oneOfEach).map(({ id }) => own.replaceAll(/\{\w+\}/g, id));
    });
}

async function partsOf(answer: Response, found: Found): Promise<Part[]> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const type = answer.headers.get('content-type') ?? '';
  if (type.startsWith('application/pdf')) {
    const form = /filename="([a-z-]+?)-\d+\.pdf"/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
    found.forms.add(form ?? 'unnamed');
    return [{ name: '', text: await printed(answer.headers.get('etag') ?? digestOf(bytes), bytes), isPaper: true }];
  }
  const isArchive = type.startsWith('application/zip') || type.includes('spreadsheet');
  if (!isArchive) return [{ name: '', text: strFromU8(bytes) }];
  return Promise.all(
    Object.entries(unzipSync(bytes)).map(async ([name, file]) => {
      if (!name.endsWith('.pdf')) return { name, text: strFromU8(file) };
      found.forms.add(`zip:${name}`);
      return { name, text: await printed(`zip:${name}:${file.length}`, file), isPaper: true };
    }),
  );
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function printed(key: string, pdf: Uint8Array): Promise<string> {
  const text = texts.get(key) ?? textOf(pdf);
  texts.set(key, text);
  return text;
}
