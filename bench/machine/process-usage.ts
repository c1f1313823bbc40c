import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

/** What a process and all below it use. */
export interface Usage {
  /** CPU time since they began, of ended children too. */
  cpuSeconds: number;
  /** Memory, shared pages counted once (proportional set size). */
  memoryBytes: number;
}

interface ProcessStat {
  pid: number;
  parent: number;
  ticks: number;
}

/** Reads `/proc`; zeros for a process that is gone. Linux only. */
export function usageOf(pid: number): Usage {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)) ?? []);
  const tree = withDescendants(pid, all);
  return {
    cpuSeconds: tree.reduce((total, { ticks }) => total + ticks, 0) / TICKS_PER_SECOND,
    memoryBytes: tree.reduce((total, process) => total + memoryOf(process.pid), 0),
  };
}

/** What this process uses itself, without the parts that it has started. */
export function ownUsage(): Usage {
  const { user, system } = process.cpuUsage();
  return { cpuSeconds: (user + system) / 1_000_000, memoryBytes: memoryOf(process.pid) };
}

function withDescendants(pid: number, all: ProcessStat[]): ProcessStat[] {
  const children = all.filter(({ parent }) => parent === pid).flatMap((child) => withDescendants(child.pid, all));
  return [...all.filter((process) => process.pid === pid), ...children];
}

/** Undefined if it has ended in the meantime. */
function statOf(pid: number): ProcessStat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the program's name in parentheses: state, parent, … ; 11 to 14 are user, system and the ended children's both.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((total, field) => total + Number(field), 0);
    return { pid, parent: Number(fields[1]), ticks };
  } catch {
    return undefined;
  }
}

function memoryOf(pid: number): number {
  try {
    const kilobytes = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) * 1_024;
  } catch {
    return 0;
  }
}
