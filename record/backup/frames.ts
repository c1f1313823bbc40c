import { UnusableBackup } from './unusable.ts';

/**
 * The plain bytes of a backup are parts, each a frame of JSON that says what it is, frames of data, and an empty frame. A
 * frame is its length (four bytes, the highest first) and as many bytes: nothing has to be known beforehand of how long a
 * table is.
 */
const LENGTH_BYTES = 4;
/** Longer than any frame that we write. */
const LONGEST = 256 * 1024 * 1024;

export function frame(bytes: Uint8Array): Uint8Array[] {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(bytes.length);
  return [length, bytes];
}

export const END_OF_PART: Uint8Array = Buffer.alloc(LENGTH_BYTES);

export function jsonFrame(value: object): Uint8Array[] {
  return frame(Buffer.from(JSON.stringify(value)));
}

/** Reads parts one after the other. Throws UnusableBackup where the bytes are not what was written. */
export class FrameReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #held: Uint8Array = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** What the next part says of itself. */
  async head(): Promise<unknown> {
    const bytes = await this.#frame();
    if (bytes === null) throw new UnusableBackup('a part of it has no head');
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  }

  /** A part that is its head alone. */
  async only<Head>(): Promise<Head> {
    const head = (await this.head()) as Head;
    if ((await this.#frame()) !== null) throw new UnusableBackup('a part of it is longer than was written');
    return head;
  }

  /** The data of the part whose head was just read, to its end. */
  async *data(): AsyncGenerator<Uint8Array> {
    for (let bytes = await this.#frame(); bytes !== null; bytes = await this.#frame()) yield bytes;
  }

  /** Throws UnusableBackup unless nothing follows. */
  async end(): Promise<void> {
    if (this.#held.length > 0 || (await this.#more())) throw new UnusableBackup('something follows its end');
  }

  async #frame(): Promise<Uint8Array | null> {
    const length = Buffer.from(await this.#take(LENGTH_BYTES)).readUInt32BE();
    if (length > LONGEST) throw new UnusableBackup('a length in it is none that was written');
    return length === 0 ? null : this.#take(length);
  }

  async #take(wanted: number): Promise<Uint8Array> {
    const pieces = [this.#held];
    for (let have = this.#held.length; have < wanted; have += this.#held.length) {
      if (!(await this.#more())) throw new UnusableBackup('it ends in the middle');
      pieces.push(this.#held);
    }
    const all = pieces.length === 1 ? this.#held : Buffer.concat(pieces);
    this.#held = all.subarray(wanted);
    return all.subarray(0, wanted);
  }

  async #more(): Promise<boolean> {
    const next = await this.#source.next();
    this.#held = next.done ? Buffer.alloc(0) : next.value;
    return !next.done;
  }
}
