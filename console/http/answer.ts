import type { Request, Response } from 'express';
import { type ConsoleContext, isBehindTls } from '../context.ts';
import { pageHtml } from '../layout/layout.ts';
import { fill } from '../layout/templates.ts';
import { homeOf } from '../layout/home.ts';
import { whoIs } from '../layout/who.ts';
import type { PageAnswer, Visit } from '../page.ts';
import { writeCookies } from './cookies.ts';
import { sendEvents } from './events.ts';
import type { ForgeryGuard } from './forgery.ts';
import { FRAMING_POLICY } from './headers.ts';
import { signInIn } from './visit.ts';

const KEPT_FOR_GOOD = 'public, max-age=31536000, immutable';

/** Sends what a page answers: in its surround, if it is a view. Without the record nothing is asked of it for that. */
export async function sendAnswer(
  context: ConsoleContext,
  guard: ForgeryGuard,
  { request, response, visit }: { request: Request; response: Response; visit: Visit },
  answer: PageAnswer,
  isRecordThere = true,
): Promise<void> {
  if ('file' in answer) {
    response.set({ 'Cache-Control': KEPT_FOR_GOOD, 'Content-Type': answer.mediaType }).send(answer.file);
    return;
  }
  if ('served' in answer) {
    const { status, headers, body } = answer.served;
    response.status(status).set(headers ?? {});
    if (Buffer.isBuffer(body)) response.send(body);
    else response.json(body);
    return;
  }
  if ('fragment' in answer) {
    response.type('html').send(fill(answer.fragment, { say: visit.say, ...answer.data }));
    return;
  }
  if ('events' in answer) {
    sendEvents(request, response, answer);
    return;
  }
  writeCookies(response, answer.cookies ?? {}, isBehindTls(context));
  if ('redirect' in answer) {
    response.redirect(303, answer.redirect);
    return;
  }
  if (answer.frames) response.set('Content-Security-Policy', FRAMING_POLICY);
  if (answer.refreshSeconds !== undefined) response.set('Refresh', String(answer.refreshSeconds));
  const { record, demo } = context;
  const signIn = signInIn(response);
  const { language, theme, say } = visit;
  const surround = {
    language,
    theme,
    say,
    who: isRecordThere && signIn ? await whoIs(record, signIn.actor, say) : null,
    // A form's address may take no GET: after a change of language one starts anew.
    here: request.method === 'GET' ? visit.here : homeOf(visit.here),
    place: visit.here,
    csrf: isRecordThere ? guard.tokenFor(request, response) : '',
    live: answer.live ?? null,
    demoNow: isRecordThere && demo ? await record.clock.now() : null,
  };
  response
    .status(answer.status ?? 200)
    .type('html')
    .send(pageHtml(answer.view, answer.title, answer.data, surround));
}
