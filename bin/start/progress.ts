export type Say = (line: string) => void;

/** Prints lines with the seconds since it was made, so that a first start of minutes is seen to move. */
export function progressPrinter(): Say {
  const startedAt = performance.now();
  return (line) => {
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`[${seconds.padStart(6)} s] ${line}`);
  };
}
