import type { z } from 'zod';
import type { DisputeCommand, DisputeCommandType } from '../../domain/dispute/commands.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { Seal } from '../../record/seal.ts';
import type { ApiContext } from '../context.ts';
import type { Problem } from '../problems/problem.ts';

/** Turns a checked body into the decider's command: words become sealed references, new things get their ids. */
export type Build<Body> = (body: Body, seal: Seal) => DisputeCommand;

/** What is wrong with what a body names that the decider cannot look up, such as a user; null if nothing is. */
export type Check<Body> = (context: ApiContext, actor: Actor, body: Body) => Promise<Problem | null>;

/** One command of a dispute as the API offers it: `POST /disputes/{id}/{type}`. */
export interface CommandDefinition<Schema extends z.ZodType = z.ZodType> {
  type: DisputeCommandType;
  summary: string;
  description?: string;
  schema: Schema;
  example: z.input<Schema>;
  check?: Check<z.output<Schema>>;
  build: Build<z.output<Schema>>;
}

/** A command whose body's type only its own file knows. */
export interface AnyCommand extends Omit<CommandDefinition, 'example' | 'check' | 'build'> {
  example: unknown;
  /** Binds a body that the schema has read. */
  bind(body: unknown): BoundCommand;
}

interface BoundCommand {
  check(context: ApiContext, actor: Actor): Promise<Problem | null>;
  build(seal: Seal): DisputeCommand;
}

/** Forgets the body's type, so that commands of every shape stand in one table. */
export function command<Schema extends z.ZodType>(definition: CommandDefinition<Schema>): AnyCommand {
  const { check, build, ...rest } = definition;
  return {
    ...rest,
    bind(body) {
      const own = body as z.output<Schema>;
      return {
        check: async (context, actor) => (await check?.(context, actor, own)) ?? null,
        build: (seal) => build(own, seal),
      };
    },
  };
}
