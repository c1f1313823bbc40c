import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { VisitReport } from '../../../domain/household/state.ts';
import type { Seal } from '../../../record/seal.ts';
import { instant, longText, text } from '../../http/fields.ts';
import { preparedCommand } from '../command-definition.ts';
import { listed } from '../listed.ts';
import { staffOf } from '../staff.ts';

/** One of the 四个到位: what is done says what was done. */
const element = z
  .strictObject({ done: z.boolean(), note: text(5_000).optional() })
  .refine(({ done, note }) => !done || note !== undefined, { path: ['note'], error: '请写明所做工作' });

/** 回访记录 */
export const recordRevisit = preparedCommand({
  type: 'record-revisit',
  summary: '回访 – counts with all four 到位 and the victim heard alone',
  description: 'An incomplete visit is on record and stays due. Violence that it finds is an incident.',
  schema: z.strictObject({
    at: instant,
    listened: element.meta({ description: '倾听诉说' }),
    policyExplained: element.meta({ description: '宣传政策' }),
    warnedByCases: element.meta({ description: '以案警示' }),
    counselled: element.meta({ description: '心理疏导' }),
    personsSeen: listed,
    victimAlone: z.boolean().meta({ description: 'seen or spoken to alone, by that means' }),
    means: z.enum(['visit', 'phone', 'station']),
    violenceRecurred: z.boolean(),
    injuries: text(5_000).optional(),
    childrenSeen: z.boolean().optional(),
    feedback: longText.meta({ description: 'mood, needs, next step' }),
  }),
  example: {
    at: '2026-11-24T15:00:00+08:00',
    listened: { done: true, note: '单独听取妻子诉说四十分钟' },
    policyExplained: { done: true, note: '讲解反家庭暴力法' },
    warnedByCases: { done: true, note: '通报邻县案例' },
    counselled: { done: true, note: '联系心理咨询师' },
    personsSeen: '夫妻双方',
    victimAlone: true,
    means: 'visit',
    violenceRecurred: false,
    feedback: '情绪平稳,希望帮助丈夫戒酒。',
  },
  prepare: (context, actor) => staffOf(context, actor),
  build: (body, seal, staff) => ({ type: 'record-revisit', report: reportOf(body, seal), staff }),
});

type Element = z.output<typeof element>;
type Body = Omit<VisitReport, 'visitId' | 'visitedAt' | 'personsSeen' | 'injuries' | 'feedback' | ElementName> &
  Record<ElementName, Element> & { at: string; personsSeen: string; injuries?: string | undefined; feedback: string };
type ElementName = 'listened' | 'policyExplained' | 'warnedByCases' | 'counselled';

function reportOf(body: Body, seal: Seal): VisitReport {
  const { at, listened, policyExplained, warnedByCases, counselled, personsSeen, injuries, feedback, ...plain } = body;
  const sealed = ({ done, note }: Element) => ({
    done,
    note: note === undefined ? undefined : seal.text('visit', note),
  });
  return {
    ...plain,
    visitId: randomUUID(),
    visitedAt: at,
    listened: sealed(listened),
    policyExplained: sealed(policyExplained),
    warnedByCases: sealed(warnedByCases),
    counselled: sealed(counselled),
    personsSeen: seal.text('persons-seen', personsSeen),
    injuries: injuries === undefined ? undefined : seal.text('injuries', injuries),
    feedback: seal.text('feedback', feedback),
  };
}
