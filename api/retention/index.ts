import { z } from 'zod';
import type { RetentionCommand } from '../../domain/retention/commands.ts';
import { commandsOf } from '../cases/command-definition.ts';
import { commandRoute } from '../cases/command-routes.ts';
import { eventsRoute } from '../cases/events-route.ts';
import type { ApiContext } from '../context.ts';
import type { SignedInRoute } from '../http/route.ts';
import { keepBackRoute } from './keep-back-route.ts';
import { listRoute, readRoute } from './read-routes.ts';
import { retentionKind } from './retention-kind.ts';

const command = commandsOf<RetentionCommand>();

const approve = command({
  type: 'approve',
  summary: '批准销毁 – of all that stands in the list and is not kept back',
  description:
    'It takes one person of each role that policy names. With the last, what can identify anybody in those cases is destroyed for good.',
  schema: z.strictObject({}),
  example: {},
  build: () => ({ type: 'approve' }),
});

/** Everything under `/retention-rounds`. A county's rounds begin by themselves. */
export function retentionRoutes(context: ApiContext): SignedInRoute[] {
  return [
    listRoute(context),
    readRoute(context),
    eventsRoute(context, retentionKind),
    keepBackRoute(context),
    commandRoute(context, retentionKind, approve),
  ];
}
