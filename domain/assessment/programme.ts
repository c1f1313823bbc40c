/** 管控成效: the programme in numbers – who entered, who is left, and what became of the visits. */
export interface Programme {
  /** Episodes that began, by the level at which they did. */
  entered: Record<string, number>;
  /** Households under control at the end, by the level they then had. */
  current: Record<string, number>;
  exited: number;
  /** 退出管控率: of the episodes that began, the share that was over by the end; null where none began. */
  exitRate: number | null;
  visits: { due: number; onTime: number; late: number; overdue: number };
  /** 复发: violence in a household that was or had been under control. */
  recurrences: number;
  /** 民转刑. */
  turnedCriminal: number;
  /** 刑转命. */
  deaths: number;
}

interface Count {
  what: string;
  level: string | null;
  total: number;
}

/** Adds counts up; every level has its number, also where it is none. */
export function programmeOf(counts: readonly Count[], levels: readonly string[]): Programme {
  const all = (what: string) => sum(counts.filter((count) => count.what === what));
  const byLevel = (what: string) => {
    const own = counts.filter((count) => count.what === what);
    const keys = [...new Set([...levels, ...own.flatMap(({ level }) => level ?? [])])];
    return Object.fromEntries(keys.map((key) => [key, sum(own.filter(({ level }) => level === key))]));
  };
  const [onTime, late, overdue] = [all('visit-on-time'), all('visit-late'), all('visit-overdue')];
  return {
    entered: byLevel('entered'),
    current: byLevel('current'),
    exited: all('exited'),
    exitRate: shareOf(all('entered-and-left'), all('entered')),
    visits: { due: onTime + late + overdue, onTime, late, overdue },
    recurrences: all('recurrence'),
    turnedCriminal: all('turned-criminal'),
    deaths: all('death'),
  };
}

function sum(counts: readonly Count[]): number {
  return counts.reduce((before, { total }) => before + total, 0);
}

/** To a thousandth, as the published figure is given: 623 of 668 are 0.933. */
function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 1_000) / 1_000;
}
