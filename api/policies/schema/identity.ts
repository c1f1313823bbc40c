import { z } from 'zod';
import * as part from './parts.ts';

const seconds = part.positive.max(366 * 86_400);
const days = part.positive.max(3_660);

const lockOut = z.strictObject({
  atOneAddress: z.strictObject({
    free: part.positive,
    forgottenAfterSeconds: seconds,
    firstWaitSeconds: seconds,
    longestWaitSeconds: seconds,
  }),
  account: z.strictObject({
    failures: part.positive,
    withinSeconds: seconds,
    waitSeconds: seconds,
    knownAddressDays: part.count,
  }),
  address: z.strictObject({ failures: part.positive, withinSeconds: seconds, waitSeconds: seconds }),
  source: part.source,
});

/** 身份鉴别. Nothing here can be set so that nobody gets in any more. */
export const identity = z.strictObject({
  password: z.strictObject({
    minLength: z.int().min(1).max(64),
    minScore: z.int().min(0).max(4),
    remembered: z.int().min(1).max(50),
    longestDays: days.nullable(),
    changedAtFirst: z.boolean(),
    source: part.source,
  }),
  lockOut,
  session: z.strictObject({
    idleMinutes: z
      .int()
      .min(5)
      .max(24 * 60),
    hours: z
      .int()
      .min(1)
      .max(7 * 24),
    source: part.source,
  }),
  secondFactor: z.strictObject({
    requiredFor: part.roles,
    recoveryCodes: z.int().min(1).max(50),
    source: part.source,
  }),
  apiToken: z.strictObject({ longestDays: days, source: part.source }),
  offline: z.strictObject({
    minLength: z.int().min(6).max(64),
    failures: z.int().min(1).max(50),
    days: z.int().min(1).max(60),
    // Fewer are guessed through in no time; more make an old phone wait for minutes.
    rounds: z.int().min(100_000).max(10_000_000),
    source: part.source,
  }),
});
