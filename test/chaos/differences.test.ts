import { describe, expect, test } from 'vitest';
import { differences, type StoredEvent } from '../support/chaos/differences.ts';
import type { Acknowledged } from '../support/chaos/ledger.ts';

const event = (seq: number, type: string, bySystem = false): StoredEvent => ({ streamId: 'a', seq, type, bySystem });
const told = (seq: number, ...events: string[]): Acknowledged => ({ disputeId: 'a', what: 'command', seq, events });

describe('the audit after a chaos run', () => {
  const record = [event(1, 'registered'), event(2, 'screened'), event(3, 'offered'), event(4, 'reminded', true)];

  test('is content with each acknowledged command once', () => {
    expect(differences(record, [told(1, 'registered'), told(3, 'screened', 'offered')])).toEqual([]);
  });

  test('finds a lost command', () => {
    expect(differences(record, [told(1, 'registered'), told(3, 'screened', 'offered'), told(5, 'closed')])).toEqual([
      "command: a/5 closed is not in the record, or another's",
    ]);
  });

  test('finds a command that took effect twice', () => {
    const doubled = [...record, event(5, 'closed'), event(6, 'closed')];
    expect(differences(doubled, [told(1, 'registered'), told(3, 'screened', 'offered'), told(6, 'closed')])).toEqual([
      'a/5 closed is in the record and was not acknowledged',
    ]);
  });

  test('finds two commands acknowledged as the same event', () => {
    expect(differences(record, [told(1, 'registered'), told(3, 'screened', 'offered'), told(3, 'offered')])).toEqual([
      "command: a/3 offered is not in the record, or another's",
    ]);
  });

  test('finds a command stored as another', () => {
    expect(differences(record, [told(1, 'registered'), told(3, 'screened', 'closed')])).toEqual([
      'command: a/3 is offered, acknowledged as closed',
    ]);
  });
});
