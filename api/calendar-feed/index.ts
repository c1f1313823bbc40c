import { z } from 'zod';
import { dateOf } from '../../domain/time/instant.ts';
import { calendarOwner, endCalendarFeed, renewCalendarFeed } from '../../record/calendar-feed.ts';
import { visitsOwed } from '../../record/views/household-route.ts';
import { idempotencyHeader } from '../cases/parameters.ts';
import type { ApiContext } from '../context.ts';
import { idempotencyOf } from '../http/conditions.ts';
import { found, reading } from '../http/reading.ts';
import type { OpenRoute, SignedInRoute } from '../http/route.ts';
import { visitsCalendar } from './visits-calendar.ts';

const Feed = z
  .object({ path: z.string().meta({ description: 'on this host; shown once, and good until it is renewed or ended' }) })
  .meta({ id: 'CalendarFeed', example: { path: '/api/v1/public/calendar/…' } });

/** `POST /calendar-feed`, `POST /calendar-feed/end`: 日历订阅 of whoever makes visits. */
export function calendarFeedRoutes({ record }: ApiContext): SignedInRoute[] {
  return [
    {
      method: 'post',
      path: '/api/v1/calendar-feed',
      operationId: 'calendar-feed-renew',
      tag: 'households',
      summary: '日历订阅 – a secret address for a calendar program; the one before it ends',
      headers: z.object(idempotencyHeader),
      answers: { 201: { description: 'the address, once', schema: Feed } },
      problems: ['not-permitted', 'malformed'],
      signedIn: true,
      access: { of: 'household', right: 'record-revisit' },
      async handle(request) {
        const { actor } = request;
        const key = idempotencyOf(request, 'POST /calendar-feed', '')?.key;
        return {
          status: 201,
          body: { path: `/api/v1/public/calendar/${await renewCalendarFeed(record, actor, key)}` },
        };
      },
    },
    {
      method: 'post',
      path: '/api/v1/calendar-feed/end',
      operationId: 'calendar-feed-end',
      tag: 'households',
      summary: '取消日历订阅 – the address opens nothing any more',
      answers: { 204: { description: 'ended' } },
      problems: [],
      signedIn: true,
      access: { of: 'own-account' },
      async handle({ actor }) {
        await endCalendarFeed(record, actor);
        return { status: 204 };
      },
    },
  ];
}

/** `GET /public/calendar/{token}`: who has the address has the calendar, and nothing else by it. */
export function calendarRoute({ record }: ApiContext): OpenRoute {
  return {
    method: 'get',
    path: '/api/v1/public/calendar/{token}',
    operationId: 'public-calendar',
    tag: 'public',
    summary: '回访日历 – RFC 5545, of the officer whose secret the address holds; no personal data',
    params: z.object({ token: z.string() }),
    answers: { 200: { description: 'the calendar', mediaType: 'text/calendar', schema: z.string() } },
    problems: ['not-found'],
    signedIn: false,
    access: { of: 'everyone', because: 'a calendar program cannot log in: the secret in the address stands for it' },
    async handle({ params }) {
      const actor = found(await calendarOwner(record, params.token ?? ''));
      const today = dateOf(await record.clock.now());
      const visits = await reading(record, actor, (tx) => visitsOwed(tx));
      return {
        status: 200,
        headers: { 'Content-Type': 'text/calendar; charset=utf-8' },
        body: Buffer.from(visitsCalendar(visits, today)),
      };
    },
  };
}
