import type { Shown, Visitor } from './browser-by-hand.ts';

/** What a browser would send of the form at that address as it was shown, without a click in it. */
export function fieldsIn(html: string, action: string): Record<string, string> {
  const form = new RegExp(`<form[^>]*action="${action}"[^>]*>([\\s\\S]*?)</form>`).exec(html)?.[1] ?? '';
  const read = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  const inputs = [...form.matchAll(/<input [^>]*>/g)].map(([tag]) => tag);
  const sent = inputs.filter((tag) => !/type="(checkbox|radio)"/.test(tag) || / checked/.test(tag));
  const texts = [...form.matchAll(/<textarea [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g)];
  return Object.fromEntries([
    ...sent.map((tag) => [read(tag, 'name') ?? '', read(tag, 'value') ?? '']),
    ...texts.map(([, name = '', text = '']) => [name, text]),
  ]);
}

/** Opens a form, types into it and sends it. */
export async function fillsIn(visitor: Visitor, path: string, typed: Record<string, string> = {}): Promise<Shown> {
  const shown = await visitor.get(path);
  if (shown.status !== 200) throw new Error(`${path}: ${shown.status} ${shown.html}`);
  const action = path.split('?')[0] ?? '';
  return visitor.send(action, { ...fieldsIn(shown.html, action), ...typed });
}
