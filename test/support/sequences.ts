/**
 * How many random sequences a property is tried on: as many as given in `npm test`, and SEQUENCES times as many for the
 * benchmark, which has the time.
 */
export function sequences(inTheSuite: number): number {
  return inTheSuite * Number(process.env.SEQUENCES ?? 1);
}
