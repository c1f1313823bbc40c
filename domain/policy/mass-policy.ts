/** What policy says of mass cases (群体性纠纷). */
export interface MassPolicy {
  /** Most claimants on one roll. */
  mostClaimants: number;
  /** The largest roll that is taken as a file. */
  rollBytes: number;
  /** The largest claim of one person that is not taken for a slip of the keyboard. */
  mostAmountFen: number;
}
