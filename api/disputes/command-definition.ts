import type { DisputeCommand } from '../../domain/dispute/commands.ts';
import { commandsOf } from '../cases/command-definition.ts';

/** One command of a dispute as the API offers it: `POST /disputes/{id}/{type}`. */
export const command = commandsOf<DisputeCommand>();
