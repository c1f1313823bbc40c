/** How each kind of record is driven: its workflow, and what the engine's own pages say of it. */
interface WorkflowType {
  name: string;
  summary: string;
  details: string;
}

const WAITS = '由期限推动:首个期限届满前只是等待,届满后按案卷办理。';

const WORKFLOW_TYPES: Readonly<Record<string, WorkflowType>> = {
  dispute: { name: 'disputePath', summary: '纠纷流转', details: WAITS },
  agreement: { name: 'agreementPerformance', summary: '协议履行', details: WAITS },
  enforcement: { name: 'enforcement', summary: '执行', details: WAITS },
  household: { name: 'householdControl', summary: '三色管控', details: WAITS },
  'visit-task': { name: 'visitTask', summary: '走访', details: WAITS },
  'violence-report': { name: 'violenceReport', summary: '报告处置', details: WAITS },
  clue: { name: 'clueSorting', summary: '线索甄别', details: WAITS },
  'screening-round': { name: 'screeningRound', summary: '排查', details: WAITS },
  review: { name: 'stationReview', summary: '季度研判', details: WAITS },
  'analysis-meeting': { name: 'analysisMeeting', summary: '分析研判', details: WAITS },
  'retention-round': { name: 'retentionRound', summary: '档案鉴定', details: WAITS },
};

export const WORKFLOW_NAMES = Object.values(WORKFLOW_TYPES).map(({ name }) => name);

/** Throws RangeError for a kind of record that nothing drives. */
export function workflowTypeOf(kind: string): WorkflowType {
  const type = WORKFLOW_TYPES[kind];
  if (!type) throw new RangeError(`no workflow drives a ${kind}`);
  return type;
}
