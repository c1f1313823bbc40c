import type { z } from 'zod';
import type { HouseholdCommand } from '../../domain/household/commands.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { Seal } from '../../record/seal.ts';
import { type AnyCommand, type CommandDefinition, commandsOf } from '../cases/command-definition.ts';
import type { ApiContext } from '../context.ts';

/** One command of a household as the API offers it: `POST /households/{id}/{type}`. */
export const command = commandsOf<HouseholdCommand>();

/** One for which something is looked up first, such as the station's officers. */
interface PreparedCommand<Schema extends z.ZodType, Prepared>
  extends Omit<CommandDefinition<HouseholdCommand, Schema>, 'check' | 'build'> {
  /** Throws Problem for what cannot be right. */
  prepare(context: ApiContext, actor: Actor, body: z.output<Schema>): Promise<Prepared>;
  build(body: z.output<Schema>, seal: Seal, prepared: Prepared): HouseholdCommand;
}

export function preparedCommand<Schema extends z.ZodType, Prepared>(
  definition: PreparedCommand<Schema, Prepared>,
): AnyCommand<HouseholdCommand> {
  const { prepare, build, ...rest } = definition;
  return {
    ...rest,
    bind(given) {
      const body = given as z.output<Schema>;
      const looked: { up?: Prepared } = {};
      return {
        async check(context, actor) {
          looked.up = await prepare(context, actor, body);
          return null;
        },
        build: (seal) => build(body, seal, looked.up as Prepared),
      };
    },
  };
}
