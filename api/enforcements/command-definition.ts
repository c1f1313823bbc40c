import type { EnforcementCommand } from '../../domain/enforcement/commands.ts';
import { commandsOf } from '../cases/command-definition.ts';

/** One command of an enforcement as the API offers it: `POST /enforcements/{id}/{type}`. */
export const command = commandsOf<EnforcementCommand>();
