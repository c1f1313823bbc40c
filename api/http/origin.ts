import type { Request } from 'express';
import type { Origin } from '../../domain/audit/entry.ts';
import { shortened } from './client.ts';
import type { Route } from './route.ts';

/** 从何处: which session, address and browser asks, and for what. */
export function originOf(request: Request, route: Pick<Route, 'method' | 'path'>): Origin {
  return {
    address: request.ip?.replace(/^::ffff:/, ''),
    userAgent: shortened(request.get('User-Agent') ?? ''),
    route: `${route.method.toUpperCase()} ${route.path.replace('/api/v1', '')}`,
  };
}
