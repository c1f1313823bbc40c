import type { BenchPart } from '../options.ts';

/** One number, with what it means to somebody who did not write the benchmark. */
export interface Figure {
  part: BenchPart;
  name: string;
  value: number;
  unit: string;
  meaning: string;
  /** What the figure has to reach, where something was promised. */
  line?: PassLine;
}

export interface PassLine {
  text: string;
  holds: boolean;
}

/** Collects the figures of a run, shown as each part ends. */
export class Report {
  readonly figures: Figure[] = [];
  /** What could not be measured here, and why. */
  readonly notices: string[] = [];

  add(figure: Figure): void {
    this.figures.push(figure);
  }

  notice(text: string): void {
    this.notices.push(text);
    console.log(`  ! ${text}`);
  }

  /** Pass lines that were missed. */
  get missed(): Figure[] {
    return this.figures.filter((figure) => figure.line?.holds === false);
  }
}

export function atMost(value: number, limit: number): PassLine {
  return { text: `at most ${limit}`, holds: value <= limit };
}

export function atLeast(value: number, limit: number): PassLine {
  return { text: `at least ${limit}`, holds: value >= limit };
}
