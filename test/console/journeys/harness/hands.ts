import type { CDPSession, Page } from 'puppeteer';
import { middleOf, onElement } from './elements.ts';
import { KeyboardAlone } from './keyboard.ts';
import type { Named } from './names.ts';

/** 鼠标、触屏、键盘: by what somebody works. */
export type Manner = 'mouse' | 'touch' | 'keyboard';

/** How a person does to a part of a page what a page has for them. */
export interface Hands {
  /** Presses a link, a button, a fold. */
  press(part: Named): Promise<void>;
  /** Brings the focus into a field, so that keys go there. */
  focus(part: Named): Promise<void>;
  /** Sets a box to what is wanted of it. */
  tick(part: Named, wanted: boolean): Promise<void>;
  /** Takes one of several radio buttons. */
  pick(part: Named): Promise<void>;
  /** Takes the option with that text; false if the list has none. */
  choose(part: Named, index: number): Promise<void>;
}

export function handsOf(manner: Manner, page: Page, cdp: CDPSession): Hands {
  if (manner === 'keyboard') return new KeyboardAlone(page, cdp);
  const press = async (part: Named) => {
    const { x, y } = await middleOf(cdp, part);
    await (manner === 'touch' ? page.touchscreen.tap(x, y) : page.mouse.click(x, y));
  };
  return {
    press,
    focus: press,
    async tick(part, wanted) {
      if ((await onElement<boolean>(cdp, part, 'function () { return this.checked; }')) !== wanted) await press(part);
    },
    pick: press,
    // The list itself is drawn by the system, where no test reaches: the choice is made as the system makes it.
    choose: (part, index) => onElement(cdp, part, CHOOSE, index),
  };
}

const CHOOSE = `function (index) {
  this.focus();
  this.selectedIndex = index;
  for (const type of ['input', 'change']) this.dispatchEvent(new Event(type, { bubbles: true }));
}`;
