import type { CDPSession, Page } from 'puppeteer';
import { DEMO_PASSWORD } from '../../../../demo/users.ts';
import { onElement } from './elements.ts';
import { type Hands, handsOf, type Manner } from './hands.ts';
import { typeMoment } from './moment.ts';
import { type Kind, type Named, namedParts, theOne } from './names.ts';
import { effectOf } from './effect.ts';
import type { Judge } from './soundness.ts';

/** In which part of the page: a group, a region, a row, by (a piece of) its name. */
interface Within {
  in?: string;
}

/** How long a page may take to say something that it gets to know of by itself. */
const PATIENCE_MS = 10_000;
const LOOK_EVERY_MS = 50;

/** 使用者: somebody at a device who knows only what the pages say. Everything is found by the name a person reads or hears. */
export class Traveller {
  readonly manner: Manner;
  readonly page: Page;
  readonly #origin: string;
  readonly #cdp: CDPSession;
  readonly #hands: Hands;
  readonly #judge: Judge | null;

  /** With a judge, every page and every opened part is judged before anything is done on it. */
  constructor(at: { manner: Manner; page: Page; cdp: CDPSession; origin: string; judge: Judge | null }) {
    this.manner = at.manner;
    this.page = at.page;
    this.#cdp = at.cdp;
    this.#origin = at.origin;
    this.#judge = at.judge;
    this.#hands = handsOf(at.manner, at.page, at.cdp);
  }

  /** Types an address, as from a letter or a code on paper. */
  async arrives(path: string): Promise<void> {
    await this.page.goto(`${this.#origin}${path}`);
    await this.#judge?.judge(this.page);
  }

  async signsIn(username: string): Promise<void> {
    await this.arrives('/console');
    await this.fills('用户名', username);
    await this.fills('密码', DEMO_PASSWORD);
    await this.presses('登录');
  }

  async signsOut(): Promise<void> {
    await this.presses('退出登录');
  }

  /** Follows a link. */
  async opens(link: string, { in: within }: Within = {}): Promise<void> {
    const part = await this.#find('link', link, within);
    await this.#act(`following “${link}”`, () => this.#hands.press(part));
  }

  /** Presses a button; what comes of it – another page, a changed one – is waited for. */
  async presses(button: string, { in: within }: Within = {}): Promise<void> {
    const part = await this.#find('button', button, within);
    await this.#act(`pressing “${button}”`, () => this.#hands.press(part));
  }

  /** Unfolds what is folded away under these words. */
  async unfolds(summary: string, { in: within }: Within = {}): Promise<void> {
    const part = await this.#find('fold', summary, within);
    await this.#act(`unfolding “${summary}”`, () => this.#hands.press(part));
  }

  /** Types into a field instead of what is in it. Dates and times as machines write them: 2026-11-27, 2026-11-27T09:30, 09:30. */
  async fills(label: string, text: string, { in: within }: Within = {}): Promise<void> {
    const part = await this.#find('field', label, within);
    await this.#hands.focus(part);
    const type = await onElement<string>(this.#cdp, part, 'function () { return this.type; }');
    await (/^(date|time|month|week)/.test(type)
      ? typeMoment(this.page, text, () => this.#valueOf(part))
      : this.#type(text));
    const value = await this.#valueOf(part);
    if (value !== text) throw new Error(`“${label}” took “${value}” for “${text}”`);
    await this.#judgeHere();
  }

  /** Chooses from a list, or among radio buttons under a common heading. */
  async chooses(label: string, option: string, { in: within }: Within = {}): Promise<void> {
    const lists = (await namedParts(this.#cdp, 'list')).filter(({ name }) => name.includes(label));
    if (lists.length === 0) {
      const radios = (await namedParts(this.#cdp, 'radio')).filter(
        ({ within: above }) =>
          above.some((name) => name.includes(label)) &&
          (within === undefined || above.some((name) => name.includes(within))),
      );
      return this.#settle(() => this.#pick(radios, option, label));
    }
    const part = await this.#find('list', label, within);
    const options = await onElement<string[]>(this.#cdp, part, OPTIONS);
    const exactly = options.indexOf(option);
    const index = exactly >= 0 ? exactly : options.findIndex((text) => text.includes(option));
    if (index < 0) throw new Error(`“${label}” has no “${option}”. It has: ${options.join(' · ')}`);
    await this.#settle(() => this.#hands.choose(part, index));
  }

  async ticks(label: string, { in: within }: Within = {}): Promise<void> {
    const part = await this.#find('box', label, within);
    await this.#settle(() => this.#hands.tick(part, true));
  }

  async unticks(label: string, { in: within }: Within = {}): Promise<void> {
    const part = await this.#find('box', label, within);
    await this.#settle(() => this.#hands.tick(part, false));
  }

  /** Gives files, by their paths on this machine, to what asks for some: a camera or a folder stands behind it. */
  async attaches(label: string, files: string | string[], { in: within }: Within = {}): Promise<void> {
    const part = await this.#find('file', label, within);
    await this.#cdp.send('DOM.setFileInputFiles', { backendNodeId: part.id, files: [files].flat() });
    await this.#judgeHere();
  }

  /** Draws with mouse or finger across a picture, as one signs. */
  async draws(label: string): Promise<void> {
    const { id } = await this.#find('picture', label, undefined);
    const box = await onElement<{ x: number; y: number; width: number; height: number }>(this.#cdp, { id }, BOX);
    const at = (across: number, down: number) => [box.x + box.width * across, box.y + box.height * down] as const;
    await this.page.mouse.move(...at(0.2, 0.3));
    await this.page.mouse.down();
    for (const [across, down] of [
      [0.4, 0.7],
      [0.6, 0.3],
      [0.8, 0.6],
    ] as const)
      await this.page.mouse.move(...at(across, down));
    await this.page.mouse.up();
  }

  /** What a link leads to, taken as a file: what the browser would save or show in a viewer of its own. */
  async takes(link: string, { in: within }: Within = {}): Promise<{ mediaType: string; bytes: Buffer }> {
    const part = await this.#find('link', link, within);
    if (this.manner === 'keyboard') await this.#hands.focus(part);
    const href = await onElement<string>(this.#cdp, part, 'function () { return this.href; }');
    const cookie = (await this.page.browserContext().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const answer = await fetch(href, { headers: { cookie } });
    if (!answer.ok) throw new Error(`“${link}” was refused: ${answer.status}`);
    return { mediaType: answer.headers.get('content-type') ?? '', bytes: Buffer.from(await answer.arrayBuffer()) };
  }

  /** The page says this; a page that learns of news by itself is given time to. */
  async reads(text: string): Promise<void> {
    const until = performance.now() + PATIENCE_MS;
    // A page that waits for something asks for itself again, perhaps while it is being read.
    const seen = () => this.text().catch(() => '');
    while (!(await seen()).includes(text)) {
      if (performance.now() > until)
        throw new Error(`“${text}” is not to be read on ${this.page.url()}:\n${await this.text()}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }

  async doesNotRead(text: string): Promise<void> {
    if ((await this.text()).includes(text)) throw new Error(`“${text}” is to be read on ${this.page.url()}`);
  }

  /** All that one sees of the page as text. */
  async text(): Promise<string> {
    return (await this.page.evaluate('document.body.innerText')) as string;
  }

  /** What stands in a field. */
  async valueOf(label: string, { in: within }: Within = {}): Promise<string> {
    return this.#valueOf(await this.#find('field', label, within));
  }

  /** The names of all links, buttons, fields … on the page. */
  async names(kind: Kind): Promise<string[]> {
    return (await namedParts(this.#cdp, kind)).map(({ name }) => name);
  }

  async #find(kind: Kind, name: string, within: string | undefined): Promise<Named> {
    try {
      return theOne(await namedParts(this.#cdp, kind), name, within, kind);
    } catch (error) {
      throw new Error(`${this.page.url()}: ${(error as Error).message}`);
    }
  }

  #valueOf(part: Named): Promise<string> {
    return onElement(this.#cdp, part, 'function () { return this.value ?? this.innerText; }');
  }

  async #pick(radios: Named[], option: string, label: string): Promise<void> {
    await this.#hands.pick(theOne(radios, option, undefined, `choice of “${label}”`));
  }

  async #type(text: string): Promise<void> {
    const { keyboard } = this.page;
    await keyboard.down('Control');
    await keyboard.press('a');
    await keyboard.up('Control');
    await keyboard.press('Backspace');
    await keyboard.sendCharacter(text);
  }

  async #act(what: string, by: () => Promise<void>): Promise<void> {
    await effectOf(this.page, what, by);
    await this.#judge?.judge(this.page);
  }

  /** For what may change the page and need not. */
  async #settle(by: () => Promise<void>): Promise<void> {
    await by();
    await this.#judgeHere();
  }

  async #judgeHere(): Promise<void> {
    await this.#judge?.judge(this.page);
  }
}

const OPTIONS = `function () { return [...this.options].map(({ label }) => label.replace(/\\s+/g, ' ').trim()); }`;
const BOX = `function () {
  this.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, width, height } = this.getBoundingClientRect();
  return { x, y, width, height };
}`;
