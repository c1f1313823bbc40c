import type { SignedInPage } from '../../../console/page.ts';
import type { Asked, createAsking, Form } from './asking.ts';
import type { Cell } from './cells.ts';

const BOUNDARY = 'nobody-takes-this';
/** Of a page's cells so many of every kind, spread over all of them. */
export function fewOf(cells: readonly Cell[], most: number): Cell[] {
  const kinds = new Set(cells.map(({ expected }) => expected));
  return [...kinds].flatMap((kind) => {
    const alike = cells.filter(({ expected }) => expected === kind);
    const step = Math.max(1, (alike.length - 1) / (most - 1));
    const places = Array.from({ length: Math.min(most, alike.length) }, (_, place) => Math.round(place * step));
    return [...new Set(places)].flatMap((place) => alike[place] ?? []);
  });
}

/**
 * Sends the console's forms as a page of ours would: with the session's own token, at an event at which no record is, so that
 * what may be done is not done.
 */
export function createFormSender(asking: ReturnType<typeof createAsking>, origin: string) {
  const tokens = new Map<string, Promise<{ cookie: string; csrf: string }>>();
  const tokenOf = (session: string) => {
    const known = tokens.get(session) ?? readToken(asking, session);
    tokens.set(session, known);
    return known;
  };
  return async (page: SignedInPage, address: string, session: string): Promise<Asked> => {
    const { cookie, csrf } = await tokenOf(session);
    const form = page.takesFiles ? multipart({ csrf, seq: '0' }) : urlencoded({ csrf, seq: '0' });
    return asking.ask('post', address, { cookie, origin, 'x-csrf-token': csrf }, form);
  };
}

async function readToken(asking: ReturnType<typeof createAsking>, session: string) {
  const { text, cookies } = await asking.ask('get', '/console/account', { cookie: session });
  const own = cookies.map((line) => line.split(';')[0] ?? '').filter((pair) => /csrf=./.test(pair));
  return { cookie: [session, ...own].join('; '), csrf: /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? '' };
}

function urlencoded(fields: Record<string, string>): Form {
  return { mediaType: 'application/x-www-form-urlencoded', text: new URLSearchParams(fields).toString() };
}

function multipart(fields: Record<string, string>): Form {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { mediaType: `multipart/form-data; boundary=${BOUNDARY}`, text: `${parts.join('')}--${BOUNDARY}--\r\n` };
}
