import type { CDPSession } from 'puppeteer';

/** What a part of a page is called, and where it is; as assistive technology is told. */
export interface Named {
  name: string;
  role: string;
  /** The browser's own number of the element. */
  id: number;
  /** The names of what it stands in: groups, regions, articles. */
  within: string[];
}

/** What can be found, in words of a page, and the roles that may be it. */
export const KINDS = {
  link: ['link'],
  button: ['button', 'menuitem', 'tab'],
  fold: ['DisclosureTriangle', 'DisclosureTriangleGrouped'],
  field: ['textbox', 'searchbox', 'spinbutton', 'Date', 'DateTime', 'InputTime', 'combobox', 'button'],
  list: ['combobox', 'listbox'],
  radio: ['radio'],
  box: ['checkbox', 'switch'],
  file: ['button'],
  picture: ['img', 'image', 'Canvas', 'application', 'graphics-document'],
} as const;
export type Kind = keyof typeof KINDS;

interface Node {
  nodeId: string;
  parentId?: string;
  ignored: boolean;
  role?: { value?: unknown };
  name?: { value?: unknown };
  backendDOMNodeId?: number;
}

/** Everything on the page that is one of that kind. */
export async function namedParts(cdp: CDPSession, kind: Kind): Promise<Named[]> {
  const { nodes } = (await cdp.send('Accessibility.getFullAXTree')) as { nodes: Node[] };
  const known = new Map(nodes.map((node) => [node.nodeId, node]));
  const roles: readonly string[] = KINDS[kind];
  return nodes
    .filter(({ ignored, role }) => !ignored && roles.includes(text(role)))
    .map((node) => ({
      name: text(node.name),
      role: text(node.role),
      id: node.backendDOMNodeId ?? 0,
      within: namesAround(node, known),
    }));
}

function namesAround(node: Node, known: ReadonlyMap<string, Node>): string[] {
  const above = node.parentId === undefined ? undefined : known.get(node.parentId);
  // The page itself has a name as well, in which everything is.
  if (above?.parentId === undefined) return [];
  return [text(above.name), ...namesAround(above, known)].filter((name) => name !== '');
}

/** The one that is called so: exactly, or else the only one whose name has it in it. Throws Error saying what there is. */
export function theOne(parts: readonly Named[], name: string, within: string | undefined, what: string): Named {
  const there =
    within === undefined ? parts : parts.filter((part) => part.within.some((above) => above.includes(within)));
  const exactly = there.filter((part) => part.name === name);
  const having = exactly.length > 0 ? exactly : there.filter((part) => part.name.includes(name));
  const [found] = having;
  if (found !== undefined && having.length === 1) return found;
  const place = within === undefined ? '' : ` in “${within}”`;
  const count = having.length === 0 ? 'no' : `${having.length} times a`;
  const names = there.map((part) => `“${part.name}”${within === undefined && having.length > 1 ? around(part) : ''}`);
  throw new Error(`There is ${count} ${what} “${name}”${place}. There are: ${names.join(' · ') || 'none at all'}`);
}

function around({ within: [closest] }: Named): string {
  return closest === undefined ? '' : ` (in “${closest}”)`;
}

function text(value: { value?: unknown } | undefined): string {
  return String(value?.value ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}
