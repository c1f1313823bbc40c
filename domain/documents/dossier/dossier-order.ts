/** The place of the pieces of evidence: behind their list. */
export const EVIDENCE = 'evidence' as const;

/**
 * 卷宗顺序 (司发通〔2010〕239号, then in the order in which they come about). What is not named is not bound: a party's receipt
 * holds a code, and 送达地址确认书 is kept apart (法发〔2022〕10号 4).
 */
const ORDER: readonly string[] = [
  'application',
  'acceptance-register',
  'rights-notice',
  'power-of-attorney',
  'transfer-letter',
  'entrustment-letter',
  'investigation-record',
  'evidence-list',
  EVIDENCE,
  'mediation-record',
  'undisputed-facts',
  'agreement',
  'oral-agreement-register',
  'follow-up-record',
  'confirmation-application',
  'supervision-notice',
  'termination-notice',
  'court-referral',
  'instalment-agreement',
];

/** Papers in their order, those of one form as they are given, and where the evidence goes; unnamed ones are left out. */
export function orderOf<Paper extends { code: string }>(papers: readonly Paper[]): (Paper | typeof EVIDENCE)[] {
  return ORDER.flatMap((place): (Paper | typeof EVIDENCE)[] =>
    place === EVIDENCE ? [EVIDENCE] : papers.filter(({ code }) => code === place),
  );
}
