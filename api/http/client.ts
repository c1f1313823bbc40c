import type { Request } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';
import type { Client } from '../../record/identity/sessions.ts';

/** From where a request comes. */
export function clientOf(request: Request): Client {
  const address = request.ip ?? '';
  return {
    address,
    get network() {
      return ipKeyGenerator(address);
    },
    userAgent: request.get('User-Agent') ?? '',
  };
}
