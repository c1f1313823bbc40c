import type { Reaction } from '../decider.ts';
import type { AgreementEvent } from './events.ts';
import type { AgreementState } from './state.ts';

/**
 * What the engine must do because of an event. Papers that the parties or the court get are rendered at once: the agreement
 * or the register of an oral one with its effect, the application with its filing, the record of a visit.
 */
export function reactionsOf(event: AgreementEvent, state: AgreementState): Reaction[] {
  switch (event.type) {
    case 'took-effect':
      return [rendering(state.form === 'oral' ? 'oral-agreement-register' : 'agreement')];
    case 'confirmation-applied':
      return [rendering('confirmation-application')];
    case 'followed-up':
      return [rendering('follow-up-record')];
    default:
      return [];
  }
}

function rendering(form: string): Reaction {
  return { kind: 'render-document', form };
}
