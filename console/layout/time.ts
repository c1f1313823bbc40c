import type { Language } from '../../api/problems/catalogue.ts';
import { type CivilDate, weekdayOf, yearOf } from '../../domain/time/civil-date.ts';
import { dateOf, epochMsOf, type Instant, instantOf } from '../../domain/time/instant.ts';
import { filled, type Words, wordsOf } from './words.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A moment for `<time>`: for machines, and for people in Asia/Shanghai. */
export interface When {
  machine: Instant;
  text: string;
}

/** `11月27日 星期五 17:00` · `Fri 27 Nov, 17:00`; with its year where that is not the year of `now`. */
export function whenOf(instant: Instant, language: Language, now?: Instant): When {
  const machine = instantOf(epochMsOf(instant));
  const date = dateOf(machine);
  const day = dayOf(date, language, now);
  return { machine, text: `${day}${language === 'en' ? ', ' : ' '}${machine.slice(11, 16)}` };
}

/** `11月27日 星期五` · `Fri 27 Nov`: a day as it is written on a page. */
export function dayOf(date: CivilDate, language: Language, now?: Instant): string {
  const isThisYear = now !== undefined && yearOf(dateOf(now)) === yearOf(date);
  return language === 'en' ? englishDay(date, isThisYear) : chineseDay(date, isThisYear);
}

/** A day without an hour, for `<time>`. */
export function onDay(date: CivilDate, language: Language, now?: Instant): { machine: CivilDate; text: string } {
  return { machine: date, text: dayOf(date, language, now) };
}

/** `11月` · `Nov` of `2026-11`; with its year, `26年11月` · `Nov 26`. */
export function monthOf(key: string, language: Language, withYear: boolean): string {
  const [year = '', month = ''] = key.split('-');
  if (language === 'en') return `${MONTHS[Number(month) - 1]}${withYear ? ` ${year.slice(2)}` : ''}`;
  return `${withYear ? `${year.slice(2)}年` : ''}${Number(month)}月`;
}

function chineseDay(date: CivilDate, isThisYear: boolean): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${isThisYear ? '' : `${year}年`}${month}月${day}日 ${weekdayIn(date, 'zh-CN')}`;
}

function englishDay(date: CivilDate, isThisYear: boolean): string {
  const [year, month = 1, day] = date.split('-').map(Number);
  return `${weekdayIn(date, 'en').slice(0, 3)} ${day} ${MONTHS[month - 1]}${isThisYear ? '' : ` ${year}`}`;
}

function weekdayIn(date: CivilDate, language: Language): string {
  return wordsOf(language).time.weekdays[weekdayOf(date)] ?? '';
}

/** `3 天 4 小时`, `5 小时`, `12 分钟`: no finer than one acts on. */
export function spanOf(fromMs: number, toMs: number, { time }: Words): string {
  const span = Math.max(0, toMs - fromMs);
  const days = Math.floor(span / DAY_MS);
  const hours = Math.floor((span % DAY_MS) / HOUR_MS);
  const minutes = Math.floor((span % HOUR_MS) / MINUTE_MS);
  if (days > 0) {
    const whole = filled(time.days, { n: days });
    return hours === 0 || days > 9 ? whole : `${whole} ${filled(time.hours, { n: hours })}`;
  }
  if (hours > 0) return filled(time.hours, { n: hours });
  return minutes > 0 ? filled(time.minutes, { n: minutes }) : time.moment;
}
