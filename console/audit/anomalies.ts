import { anomaliesRoute } from '../../api/audit/anomalies-route.ts';
import type { Anomaly } from '../../domain/audit/anomalies.ts';
import type { ConsoleContext } from '../context.ts';
import { askedOf, askedRequest } from '../forms/asked-query.ts';
import { whenOf } from '../layout/time.ts';
import { filled } from '../layout/words.ts';
import type { SignedInPage } from '../page.ts';

/** `GET /console/audit/anomalies`: 异常访问 – what stands out by the numbers of policy. Whether it was wrong, people find out. */
export function anomaliesPage(context: ConsoleContext): SignedInPage {
  const route = anomaliesRoute(context);
  return {
    method: 'get',
    path: '/console/audit/anomalies',
    signedIn: true,
    access: route.access,
    ...(route.queryOf && { queryOf: route.queryOf }),
    async handle(visit) {
      const { say, language } = visit;
      const asked = askedOf(visit);
      const { body } = (await route.handle(askedRequest(visit, asked))) as { body: { items: Anomaly[] } };
      return {
        view: 'anomalies',
        title: say.audit.anomalies,
        data: {
          from: asked.from ?? '',
          to: asked.to ?? '',
          total: filled(say.audit.anomaliesTotal, { n: body.items.length }),
          items: body.items.map(({ kind, userId, caseId, personId, from, to, rows }) => ({
            kind: say.audit.anomaly[kind],
            who: userId,
            about: [caseId && `${say.audit.case} ${caseId}`, personId && `${say.audit.person} ${personId}`]
              .filter((part) => part)
              .join(' · '),
            from: whenOf(from, language),
            to: whenOf(to, language),
            rows: filled(say.audit.rows, { n: rows.length }),
            path:
              userId === null
                ? null
                : `/console/audit?userId=${encodeURIComponent(userId)}&from=${from.slice(0, 10)}&to=${to.slice(0, 10)}`,
          })),
        },
      };
    },
  };
}
