import { z } from 'zod';
import { code } from '../../http/fields.ts';
import * as part from './parts.ts';

/** 线索、排查、研判. */
export const screening = z.strictObject({
  clue: z.strictObject({
    sorterKinds: part.organisationKinds.min(1),
    sort: part.sourced,
    alarm: part.sourced,
    photos: z.strictObject({
      most: part.count.max(100),
      maxBytes: part.positive.max(100 * 1024 * 1024),
      mediaTypes: z.array(part.label).max(50),
    }),
  }),
  round: z.strictObject({
    organiserKinds: part.organisationKinds.min(1),
    groups: part.labels,
    longestDays: part.positive.max(3_660),
    reminders: part.daysBefore,
    alarm: part.sourced,
    source: part.source,
  }),
  analysis: z.strictObject({
    centreKind: part.organisationKind,
    weekday: z.int().min(0).max(6),
    hour: part.hourOfDay,
    hold: part.sourced,
    alarm: part.sourced,
    reasons: z
      .array(
        z.strictObject({
          key: z.enum(['new', 'overdue', 'red', 'repeated']),
          label: part.label,
          suggestion: code,
        }),
      )
      .max(20),
    suggestions: part.labels,
    longestAgenda: part.positive.max(10_000),
    source: part.source,
  }),
});
