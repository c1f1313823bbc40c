import type { Request } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';
import type { Client } from '../../record/identity/sessions.ts';

const LONGEST_AGENT = 60;
/** The newest first: every browser also calls itself by older ones' names. */
const BROWSERS = /\b(Edg|OPR|Firefox|MicroMessenger|Chrome|Version)\/(\d+)/;
const SYSTEMS = /\b(Windows NT [\d.]+|Android \d+|iPhone OS \d+|Mac OS X \d+|HarmonyOS|Linux)/;

/** From where a request comes. */
export function clientOf(request: Request): Client {
  const address = request.ip ?? '';
  return {
    address,
    get network() {
      return ipKeyGenerator(address);
    },
    userAgent: shortened(request.get('User-Agent') ?? ''),
  };
}

/** `Chrome/126 Windows NT 10.0`; of what is no browser the beginning. */
export function shortened(agent: string): string {
  const [, browser, version] = BROWSERS.exec(agent) ?? [];
  const system = SYSTEMS.exec(agent)?.[1];
  if (browser === undefined) return agent.replace(/[^\x20-\x7e]/g, '').slice(0, LONGEST_AGENT);
  return [`${browser}/${version}`, system].filter((part) => part !== undefined).join(' ');
}
