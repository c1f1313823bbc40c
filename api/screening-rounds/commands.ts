import { z } from 'zod';
import type { ScreeningRoundCommand } from '../../domain/screening/commands.ts';
import { type AnyCommand, commandsOf } from '../cases/command-definition.ts';
import { id, longText } from '../http/fields.ts';

const command = commandsOf<ScreeningRoundCommand>();

/** More households than any township has. */
export const MOST_HOUSEHOLDS = 100_000;

const recordCoverage = command({
  type: 'record-coverage',
  summary: '登记排查情况 – what was gone through in an area, and found there',
  schema: z.strictObject({
    areaId: id,
    visited: z.int().min(0).max(MOST_HOUSEHOLDS).meta({ description: '走访户数, in this go' }),
    households: z
      .int()
      .min(1)
      .max(MOST_HOUSEHOLDS)
      .optional()
      .meta({ description: '应排查户数, if it turned out otherwise than planned' }),
    found: longText.optional(),
  }),
  example: { areaId: '0b0c6f3e-6d0a-4a3e-9f5e-2f5d6a1c7b11', visited: 18, found: '两户留守老人与子女有赡养争执。' },
  build: ({ found, ...plain }, seal) => ({
    type: 'record-coverage',
    ...plain,
    found: found === undefined ? undefined : seal.text('found', found),
  }),
});

const close = command({
  type: 'close',
  summary: '排查小结 – closes the round with a summary',
  description: 'Once something is on record of every area.',
  schema: z.strictObject({ summary: longText }),
  example: { summary: '共走访135户,发现线索4条,均已上报甄别。' },
  build: ({ summary }, seal) => ({ type: 'close', summary: seal.text('summary', summary) }),
});

/** Commands on a screening round. */
export const roundCommands: AnyCommand<ScreeningRoundCommand>[] = [recordCoverage, close];
