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

/**
 * 补制: papers that nobody need have asked for, made when the dossier is bound; by their code, with the event after which an
 * earlier one no longer shows what holds. The others are made by themselves, or are nobody's but by request.
 */
export const MADE_WHEN_BOUND: Readonly<Record<string, string | null>> = {
  application: null,
  'acceptance-register': 'accepted',
  'rights-notice': null,
  'investigation-record': null,
  'evidence-list': 'evidence-added',
  'mediation-record': null,
  'undisputed-facts': 'undisputed-facts-recorded',
  agreement: 'took-effect',
  'oral-agreement-register': 'took-effect',
  'follow-up-record': 'followed-up',
  'confirmation-application': 'confirmation-applied',
  'instalment-agreement': 'instalments-agreed',
};
