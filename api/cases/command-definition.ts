import type { z } from 'zod';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { Seal } from '../../record/seal.ts';
import type { ApiContext } from '../context.ts';
import type { Problem } from '../problems/problem.ts';

/** Turns a checked body into the decider's command: words become sealed references, new things get their ids. */
type Build<Command, Body> = (body: Body, seal: Seal) => Command;

/** What is wrong with what a body names that the decider cannot look up, such as a user; null if nothing is. */
export type Check<Body> = (context: ApiContext, actor: Actor, body: Body) => Promise<Problem | null>;

/** One command on a record as the API offers it: `POST /disputes/{id}/{type}`. */
export interface CommandDefinition<Command extends { type: string }, Schema extends z.ZodType> {
  type: Command['type'];
  summary: string;
  description?: string;
  schema: Schema;
  example: z.input<Schema>;
  check?: Check<z.output<Schema>>;
  build: Build<Command, z.output<Schema>>;
}

/** A command whose body's type only its own file knows. */
export interface AnyCommand<Command extends { type: string }> {
  type: Command['type'];
  summary: string;
  description?: string;
  schema: z.ZodType;
  example: unknown;
  /** Binds a body that the schema has read. */
  bind(body: unknown): BoundCommand<Command>;
}

interface BoundCommand<Command> {
  check(context: ApiContext, actor: Actor): Promise<Problem | null>;
  build(seal: Seal): Command;
}

/** For one kind of record: what forgets a body's type, so that commands of every shape stand in one table. */
export function commandsOf<Command extends { type: string }>() {
  return <Schema extends z.ZodType>(definition: CommandDefinition<Command, Schema>): AnyCommand<Command> => {
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
  };
}
