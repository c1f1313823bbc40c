/** A reason the system cannot start that a person can act on; printed as one line, without a stack. */
export class StartProblem extends Error {}
