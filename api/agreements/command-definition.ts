import type { AgreementCommand } from '../../domain/agreement/commands.ts';
import { commandsOf } from '../cases/command-definition.ts';

/** One command of an agreement as the API offers it: `POST /agreements/{id}/{type}`. */
export const command = commandsOf<AgreementCommand>();
