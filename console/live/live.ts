import { z } from 'zod';
import { Problem } from '../../api/problems/problem.ts';
import type { ConsoleContext } from '../context.ts';
import type { EventSink, SignedInPage } from '../page.ts';
import { type Hub, openHub } from './hub.ts';

const Wanted = z.object({ of: z.uuid().optional().catch(undefined) });

/** `GET /console/live`: 实时提示 as server-sent events; `of` names the record that the page shows. */
export function livePage({ record, stopping }: ConsoleContext): SignedInPage {
  let hub: Hub | undefined;
  return {
    method: 'get',
    path: '/console/live',
    signedIn: true,
    access: { of: 'own-account' },
    queryOf: Wanted,
    handle(visit) {
      const { actor, session } = visit;
      const recordId = visit.query(Wanted).of ?? null;
      hub ??= openHub(record, stopping);
      const joined = hub;
      return {
        events(sink: EventSink) {
          const leave = joined.join({
            ...{ actor, sessionId: session.id, recordId },
            tell: sink.send,
            beat: sink.beat,
            close: sink.end,
          });
          if (leave === null) throw new Problem('unavailable', { headers: { 'Retry-After': '60' } });
          return leave;
        },
      };
    },
  };
}
