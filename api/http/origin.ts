import type { Request } from 'express';
import type { Origin } from '../../domain/audit/entry.ts';
import type { Route } from './route.ts';

const LONGEST_AGENT = 60;
/** The newest first: every browser also calls itself by older ones' names. */
const BROWSERS = /\b(Edg|OPR|Firefox|MicroMessenger|Chrome|Version)\/(\d+)/;
const SYSTEMS = /\b(Windows NT [\d.]+|Android \d+|iPhone OS \d+|Mac OS X \d+|HarmonyOS|Linux)/;

/** 从何处: which session, address and browser asks, and for what. */
export function originOf(request: Request, route: Pick<Route, 'method' | 'path'>): Origin {
  return {
    address: request.ip?.replace(/^::ffff:/, ''),
    userAgent: shortened(request.get('User-Agent') ?? ''),
    route: `${route.method.toUpperCase()} ${route.path.replace('/api/v1', '')}`,
  };
}

/** `Chrome/126 Windows NT 10.0`; of what is no browser the beginning. */
export function shortened(agent: string): string {
  const [, browser, version] = BROWSERS.exec(agent) ?? [];
  const system = SYSTEMS.exec(agent)?.[1];
  if (browser === undefined) return agent.replace(/[^\x20-\x7e]/g, '').slice(0, LONGEST_AGENT);
  return [`${browser}/${version}`, system].filter((part) => part !== undefined).join(' ');
}
