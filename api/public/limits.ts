import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit, type Store } from 'express-rate-limit';
import type { RecordContext } from '../../record/context.ts';
import { caseNumberKey } from '../../record/party-codes.ts';
import { countAttempt, uncountAttempt } from '../../record/party-codes-attempts.ts';
import { bodyOf } from '../http/body.ts';
import { languageOf } from '../http/language.ts';
import { Problem } from '../problems/problem.ts';
import { NumberTried } from './party-of.ts';

export const WINDOW_SECONDS = 900;
/** Everything that is asked from one address: a village's phones may share one. */
export const PER_ADDRESS = 300;
/** Wrong codes for one number: at this rate half of all codes are tried in half a million years. */
export const WRONG_PER_NUMBER = 30;

/**
 * 限次: without login a code is all that stands before a case, so guessing is limited for each address and for each
 * number, whether or not there is such a case. Counted in the database: every API process sees the same count, and a
 * restart forgets nothing. Two of them, to be put before the handler.
 *
 * @param numberOf the number that is tried; the API has it in JSON, a page in a form
 */
export function limitGuessing(
  record: RecordContext,
  numberOf: (request: Request, response: Response) => string = numberIn,
): RequestHandler[] {
  return [
    limitByAddress(record),
    rateLimit({
      ...common(record, 'number'),
      limit: WRONG_PER_NUMBER,
      skipSuccessfulRequests: true,
      // A right code whose request is refused for another reason tells nothing about codes.
      requestWasSuccessful: (_request, response) => response.statusCode !== 404,
      keyGenerator: (request, response) => caseNumberKey(numberOf(request, response)),
    }),
  ];
}

/** 限次, where what is guessed at is no number of a case: codes of 80 bits are found by nobody at this rate. */
export function limitByAddress(record: RecordContext): RequestHandler {
  return rateLimit({
    ...common(record, 'address'),
    limit: PER_ADDRESS,
    keyGenerator: (request) => ipKeyGenerator(request.ip ?? ''),
  });
}

function common(record: RecordContext, kind: string) {
  return {
    windowMs: WINDOW_SECONDS * 1000,
    store: sharedStore(record, kind),
    // How much is left would tell how often others have tried a number.
    standardHeaders: false,
    legacyHeaders: false,
    validate: { xForwardedForHeader: false },
    handler: (request: Request) => {
      const resetTime = (request as Request & { rateLimit: { resetTime?: Date } }).rateLimit.resetTime;
      throw tooMany(resetTime);
    },
  };
}

function tooMany(resetTime = new Date(Date.now() + WINDOW_SECONDS * 1000)): Problem {
  const seconds = Math.max(1, Math.ceil((resetTime.getTime() - Date.now()) / 1000));
  return new Problem('too-many-attempts', {
    detail: '查询次数过多，请稍后再试。',
    headers: { 'Retry-After': String(seconds) },
  });
}

function sharedStore({ db, keys }: RecordContext, kind: string): Store {
  return {
    localKeys: false,
    async increment(value) {
      const { hits, secondsLeft } = await countAttempt(db, keys, { kind, value }, WINDOW_SECONDS);
      return { totalHits: hits, resetTime: new Date(Date.now() + secondsLeft * 1000) };
    },
    decrement: (value) => uncountAttempt(db, keys, { kind, value }),
    // The library calls it nowhere by itself: a count ends with its window.
    resetKey: () => undefined,
  };
}

/** The number that is tried; empty where there is none to be read. */
function numberIn(request: Request, response: Response): string {
  try {
    return bodyOf(request, response, languageOf(request)).json(NumberTried).number;
  } catch {
    return '';
  }
}
