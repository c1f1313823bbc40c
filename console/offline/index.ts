import type { ConsoleContext } from '../context.ts';
import type { Page } from '../page.ts';
import { iconPage } from './icons.ts';
import { manifestPage } from './manifest.ts';
import { offeredPages } from './offered.ts';
import { relayPages } from './relays.ts';
import { shellPages } from './shell.ts';
import { standingPage } from './standing.ts';
import { takenDisputePage } from './taken-dispute.ts';
import { takenHouseholdPage } from './taken-household.ts';

/** 离线: writing records where there is no network (docs/adr/0024-offline.md). */
export function offlinePages(context: ConsoleContext): Page[] {
  return [
    ...shellPages,
    manifestPage,
    iconPage,
    standingPage(context),
    ...offeredPages(context),
    takenDisputePage(context),
    takenHouseholdPage(context),
    ...relayPages(context),
  ];
}
