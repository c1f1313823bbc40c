/** Puts a value into the statement and answers the placeholder that stands for it. */
export type Placeholder = (value: unknown) => string;

/**
 * Several writes sent as one statement. Its wording depends only on which parts it has, so that the server keeps a plan for
 * each such shape. The parts see one snapshot and not each other's rows.
 */
export class StatementBuilder {
  readonly #parts: string[] = [];
  readonly values: unknown[] = [];

  add(write: (value: Placeholder) => string): void {
    this.#parts.push(write((value) => `$${this.values.push(value)}`));
  }

  /** Parts worded elsewhere, whose placeholders begin at `nextPlaceholder`. */
  addWorded(parts: readonly string[], values: readonly unknown[]): void {
    this.#parts.push(...parts);
    this.values.push(...values);
  }

  get nextPlaceholder(): number {
    return this.values.length + 1;
  }

  get text(): string {
    return `WITH ${this.#parts.map((part, index) => `w${index} AS (${part})`).join(',\n')}\nSELECT`;
  }
}
