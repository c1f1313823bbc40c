import { parseArgs } from 'node:util';

const PARTS = ['a', 'b', 'c', 'd', 'console', 'documents', 'chaos', 'sequences', 'simulate'] as const;
export type BenchPart = (typeof PARTS)[number];

export interface Options {
  /** Small numbers, to see whether the benchmark itself works. Says nothing about speed. */
  quick: boolean;
  /** Run on a busy machine too, without judging. */
  anyway: boolean;
  parts: ReadonlySet<BenchPart>;
  /** Where the county of part `console` is kept, to be measured again without loading it anew; undefined: nowhere. */
  home: string | undefined;
}

/**
 * Reads the command line. Without `--only`, everything but the console, the documents, the long chaos run, the long sequences and the simulated years.
 * @throws Error naming an unknown option or part
 */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean' },
      anyway: { type: 'boolean' },
      only: { type: 'string' },
      home: { type: 'string' },
    },
  });
  const wanted = values.only?.split(',') ?? ['a', 'b', 'c', 'd'];
  const parts = wanted.map((name) => {
    const part = PARTS.find((known) => known === name);
    if (part === undefined) throw new Error(`there is no part ${name}; there are ${PARTS.join(', ')}`);
    return part;
  });
  return { quick: values.quick ?? false, anyway: values.anyway ?? false, parts: new Set(parts), home: values.home };
}
