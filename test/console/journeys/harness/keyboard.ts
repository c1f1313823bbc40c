import type { CDPSession, KeyInput, Page } from 'puppeteer';
import { onElement } from './elements.ts';
import type { Hands } from './hands.ts';
import type { Named } from './names.ts';

/** More steps than any page has between two things that somebody does after each other. */
const MOST_STEPS = 250;

/** Tab, Shift-Tab, arrows, Enter and Space; the focus must be seen at every step. */
export class KeyboardAlone implements Hands {
  readonly #page: Page;
  readonly #cdp: CDPSession;

  constructor(page: Page, cdp: CDPSession) {
    this.#page = page;
    this.#cdp = cdp;
  }

  async press(part: Named): Promise<void> {
    await this.focus(part);
    await this.#key('Enter');
  }

  focus(part: Named): Promise<void> {
    return this.#reach(part, IS_IT);
  }

  async tick(part: Named, wanted: boolean): Promise<void> {
    await this.focus(part);
    if ((await onElement<boolean>(this.#cdp, part, 'function () { return this.checked; }')) !== wanted) {
      await this.#key('Space');
    }
  }

  async pick(part: Named): Promise<void> {
    // Tab comes to a group of radio buttons once; within it one goes by arrows, which choose.
    await this.#reach(part, IS_IN_GROUP);
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      if (await onElement<boolean>(this.#cdp, part, 'function () { return document.activeElement === this; }')) {
        if (!(await onElement<boolean>(this.#cdp, part, 'function () { return this.checked; }')))
          await this.#key('Space');
        return;
      }
      await this.#key('ArrowDown');
    }
    throw new Error(`the arrows do not reach “${part.name}”`);
  }

  async choose(part: Named, index: number): Promise<void> {
    await this.focus(part);
    const from = await onElement<number>(this.#cdp, part, 'function () { return this.selectedIndex; }');
    const key = index > from ? 'ArrowDown' : 'ArrowUp';
    for (let steps = 0; steps < Math.abs(index - from); steps += 1) await this.#key(key);
    const at = await onElement<number>(this.#cdp, part, 'function () { return this.selectedIndex; }');
    if (at !== index) throw new Error(`the arrows do not choose the ${index + 1}th of “${part.name}”`);
  }

  /** Tabs towards it until it has the focus; fails if it never has, or if a focus on the way is not seen. */
  async #reach(part: Named, isThere: string): Promise<void> {
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      const { there, before, unseen } = await onElement<Step>(this.#cdp, part, STEP(isThere));
      if (unseen !== null) throw new Error(`the focus is not seen on ${unseen}`);
      if (there) return;
      if (before) await this.#page.keyboard.down('Shift');
      await this.#key('Tab');
      if (before) await this.#page.keyboard.up('Shift');
    }
    throw new Error(`the keyboard does not reach “${part.name}”`);
  }

  #key(key: KeyInput): Promise<void> {
    return this.#page.keyboard.press(key);
  }
}

interface Step {
  there: boolean;
  /** Whether it lies before what has the focus. */
  before: boolean;
  /** What has the focus without showing it. */
  unseen: string | null;
}

const IS_IT = 'active === this';
const IS_IN_GROUP =
  "active === this || (active.type === 'radio' && active.name === this.name && active.form === this.form)";

/** A page scrolled to, or the body, has the focus without a mark: it is no stop on the way. */
const STEP = (isThere: string) => `function () {
  const active = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(active);
  const isStop = active !== document.body && active.tabIndex >= 0;
  const isOutlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  // Within a field for dates the browser has stops of its own, and marks them itself.
  const isInside = /^(date|time|month|week)/.test(active.type) && !active.matches(':focus-visible');
  const isSeen = (isOutlined || isInside) && active.checkVisibility();
  return {
    there: ${isThere},
    before: isStop && Boolean(active.compareDocumentPosition(this) & Node.DOCUMENT_POSITION_PRECEDING),
    unseen: isStop && !isSeen ? active.outerHTML.slice(0, 160) : null,
  };
}`;
