import { randomUUID } from 'node:crypto';
import { retentionDecider } from '../../domain/retention/decider.ts';
import { beginWhereMissing } from '../begin-where-missing.ts';
import type { RecordContext } from '../context.ts';
import { execute } from '../execute.ts';
import { ENGINE } from '../system-actors.ts';

/** A county has its rounds for good; they bear its id. */
const NUMBER_PREFIX = '档案鉴定-';

/** 开始鉴定: every county that has none yet gets its yearly rounds. Answers how many were begun. */
export function beginRetention(record: RecordContext): Promise<number> {
  return beginWhereMissing(record, {
    prefix: NUMBER_PREFIX,
    kindOf: (policy) => policy.retention.round.appraiserKind,
    begin(_, organisationId) {
      const id = randomUUID();
      const number = `${NUMBER_PREFIX}${organisationId}`;
      return execute(record, retentionDecider, {
        streamId: id,
        actor: ENGINE,
        opens: true,
        build: () => ({ type: 'begin', id, number, organisationId }) as const,
      });
    },
  });
}
