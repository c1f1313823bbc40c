import type { CDPSession } from 'puppeteer';
import type { Named } from './names.ts';

/** Calls a function, given as source, on the element; its arguments and its answer are plain data. */
export async function onElement<T>(cdp: CDPSession, { id }: Pick<Named, 'id'>, source: string, ...args: unknown[]) {
  const { object } = await cdp.send('DOM.resolveNode', { backendNodeId: id });
  const { result, exceptionDetails } = await cdp.send('Runtime.callFunctionOn', {
    objectId: object.objectId,
    functionDeclaration: source,
    arguments: args.map((value) => ({ value })),
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(`${source}: ${exceptionDetails.exception?.description}`);
  return result.value as T;
}

/** The middle of what one sees of it, once it has been scrolled to. Throws Error if something lies over it. */
export async function middleOf(cdp: CDPSession, part: Named): Promise<{ x: number; y: number }> {
  const { x, y, over } = await onElement<{ x: number; y: number; over: string | null }>(cdp, part, MIDDLE);
  if (over !== null) throw new Error(`“${part.name}” cannot be touched, there lies over it: ${over}`);
  return { x, y };
}

/** A box that is drawn by its label is touched there. */
const MIDDLE = `function () {
  const target = this.checkVisibility({ opacityProperty: true }) && this.getBoundingClientRect().width > 2 ? this : this.labels[0];
  target.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const [box] = target.getClientRects();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const hit = document.elementFromPoint(x, y);
  const isIt = target.contains(hit) || [...(this.labels ?? [])].some((label) => label.contains(hit));
  return { x, y, over: isIt ? null : (hit?.outerHTML.slice(0, 160) ?? 'nothing') };
}`;
