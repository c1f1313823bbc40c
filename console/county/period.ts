import { z } from 'zod';
import { civilDate } from '../../api/http/fields.ts';
import { addDays, addMonths, type CivilDate, yearOf } from '../../domain/time/civil-date.ts';
import type { Language } from '../../api/problems/catalogue.ts';
import { dayOf } from '../layout/time.ts';
import { filled, type Words } from '../layout/words.ts';

const day = z.preprocess((value) => (value === '' ? undefined : value), civilDate.optional());

/** What an address says of a period; an empty field of a form says nothing. */
export const periodFields = { from: day, to: day };

export interface Period {
  from: CivilDate;
  to: CivilDate;
}

/** The period asked for; else this year so far. Turned round if somebody names its end first. */
export function periodOr({ from, to }: { from?: CivilDate; to?: CivilDate }, today: CivilDate): Period {
  const last = to ?? (from !== undefined && from > today ? from : today);
  const first = from ?? `${yearOf(last)}-01-01`;
  return first <= last ? { from: first, to: last } : { from: last, to: first };
}

/**
 * 统计期间: those that one mostly wants, and fields for any other; `rest` stays in the address. Without a first day, everything
 * there has been.
 */
export function periodPicker(
  path: string,
  chosen: Omit<Period, 'from'> & { from?: CivilDate },
  today: CivilDate,
  { language, say }: { language: Language; say: Words },
  rest: Readonly<Record<string, string>> = {},
) {
  const offered = Object.entries(presetsOn(today));
  // In December the year and the twelve months are the same days: one of them stands for both.
  const here = offered.find(([, period]) => period.from === chosen.from && period.to === chosen.to)?.[0];
  const presets = offered.map(([name, period]) => ({
    name: say.county.presets[name as keyof typeof say.county.presets],
    path: addressOf(path, { ...rest, ...period }),
    isHere: name === here,
  }));
  return {
    path,
    from: chosen.from ?? '',
    to: chosen.to,
    presets,
    rest: Object.entries(rest).map(([name, value]) => ({ name, value })),
    isOther: !presets.some(({ isHere }) => isHere),
    text:
      chosen.from === undefined
        ? filled(say.county.upTo, { to: dayOf(chosen.to, language) })
        : filled(say.county.fromTo, { from: dayOf(chosen.from, language), to: dayOf(chosen.to, language) }),
  };
}

export function addressOf(path: string, query: Readonly<Record<string, string>>): string {
  const asked = new URLSearchParams(query).toString();
  return asked === '' ? path : `${path}?${asked}`;
}

function presetsOn(today: CivilDate): Record<'month' | 'quarter' | 'year' | 'twelve' | 'lastYear', Period> {
  const month = `${today.slice(0, 8)}01`;
  const year = yearOf(today);
  const quarter = addMonths(month, -((Number(today.slice(5, 7)) - 1) % 3));
  return {
    month: { from: month, to: today },
    quarter: { from: quarter, to: today },
    year: { from: `${year}-01-01`, to: today },
    twelve: { from: addMonths(month, -11), to: today },
    lastYear: { from: `${year - 1}-01-01`, to: addDays(`${year}-01-01`, -1) },
  };
}
