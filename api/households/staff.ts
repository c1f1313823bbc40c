import type { Officer } from '../../domain/household/commands.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import { officersOf } from '../../record/officers.ts';
import type { ApiContext } from '../context.ts';
import { reading } from '../http/reading.ts';

/** 在岗民警 of the actor's own station. */
export function staffOf({ record }: Pick<ApiContext, 'record'>, actor: Actor): Promise<Officer[]> {
  return reading(record, actor, (tx) => officersOf(tx, actor.organisationId));
}
