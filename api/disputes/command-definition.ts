import type { z } from 'zod';
import type { DisputeCommand, DisputeCommandType } from '../../domain/dispute/commands.ts';
import type { Seal } from '../../record/seal.ts';

/** Turns a checked body into the decider's command: words become sealed references, new things get their ids. */
export type Build<Body> = (body: Body, seal: Seal) => DisputeCommand;

/** One command of a dispute as the API offers it: `POST /disputes/{id}/{type}`. */
export interface CommandDefinition<Schema extends z.ZodType = z.ZodType> {
  type: DisputeCommandType;
  summary: string;
  description?: string;
  schema: Schema;
  example: z.input<Schema>;
  build: Build<z.output<Schema>>;
}

/** A command whose body's type only its own file knows. */
export interface AnyCommand extends Omit<CommandDefinition, 'example' | 'build'> {
  example: unknown;
  /** Binds a checked body. */
  bind(body: unknown): (seal: Seal) => DisputeCommand;
}

/** Forgets the body's type, so that commands of every shape stand in one table. */
export function command<Schema extends z.ZodType>(definition: CommandDefinition<Schema>): AnyCommand {
  const { build, ...rest } = definition;
  return { ...rest, bind: (body) => (seal) => build(body as z.output<Schema>, seal) };
}
