import { countOf, WITHOUT_AGREEMENT } from '../mass/standing.ts';
import type { DisputeCommandType } from './commands.ts';
import type { DisputeState } from './state.ts';

/** What may be done for the claimants of a case. */
export function massCommands(state: DisputeState): DisputeCommandType[] {
  const { status, mass, mediation } = state;
  const counts = mass?.counts ?? {};
  const commands: DisputeCommandType[] = [];
  const isBefore = status === 'registered' || status === 'mediating';
  if (isBefore && (mass === null || mass.import === null)) commands.push('import-claimants');
  if (mass === null || mass.import !== null) return commands;
  const isRunning = status === 'mediating' && mediation?.startedAt != null;
  if (isRunning && countOf(counts, ['listed']) > 0) commands.push('reach-mass-agreement');
  if (status === 'agreed' && countOf(counts, WITHOUT_AGREEMENT) > 0) commands.push('conclude-signing');
  if (status === 'agreed' && countOf(counts, ['referred']) > 0) commands.push('file-claimants');
  if (status === 'agreed' && countOf(counts, ['filed']) > 0) commands.push('close-claimants');
  return commands;
}
