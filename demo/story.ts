import type { AgreementCommand } from '../domain/agreement/commands.ts';
import type { AgreementFactType } from '../domain/agreement/events.ts';
import type { AgreementState } from '../domain/agreement/state.ts';
import type { DisputeCommand } from '../domain/dispute/commands.ts';
import type { DisputeFactType } from '../domain/dispute/events.ts';
import type { EnforcementCommand } from '../domain/enforcement/commands.ts';
import type { EnforcementState } from '../domain/enforcement/state.ts';
import type { RollEntry } from '../domain/mass/roll.ts';
import type { PersonFacts } from '../domain/people/person.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { Seal } from '../record/seal.ts';

/** A party as a story names it: `key` is how later steps refer to it. */
export interface StoryParty {
  key: string;
  side: 'applicant' | 'respondent';
  kind: 'person' | 'organisation';
  facts: PersonFacts;
}

/** What is taken in. Texts are plain here and are sealed when the story is told to the record. */
export interface StoryMatter {
  type: string;
  ground?: string;
  source: string;
  title: string;
  facts: string;
  place: string;
  amountFen?: number;
  colour?: string;
  mediationType?: string;
  letterNumber?: string;
  parties: StoryParty[];
}

/** What a step may use to put its command together. */
export interface Telling {
  seal: Seal;
  now: Instant;
  /** The party's id in the record. */
  party(key: string): string;
  everyoneConsents(wishingCourt?: string[]): { partyId: string; consented: boolean; courtIfFailed?: boolean }[];
}

export type StoryStep =
  /** Somebody does something, so many hours after the step before. */
  | { by: string; afterHours: number; command: (telling: Telling) => DisputeCommand }
  /** Somebody imports a roll of claimants; its lines are on the case at once. */
  | { by: string; afterHours: number; roll: readonly RollEntry[] }
  /** A party hands in a file. */
  | { by: string; afterHours: number; evidence: { title: string; party: string; file: () => Promise<Buffer> } }
  /** Somebody does something about the agreement that was reached, or about what is enforced of it. */
  | {
      by: string;
      afterHours: number;
      agreement: (telling: Telling, state: AgreementState) => AgreementCommand;
    }
  | {
      by: string;
      afterHours: number;
      enforcement: (telling: Telling, state: EnforcementState) => EnforcementCommand;
    }
  /** Nobody does anything until a deadline brings this about. */
  | { until: DisputeFactType | AgreementFactType };

/** One dispute of the demo county, as it happened before the demo's clock began. */
export interface Story {
  /** Days before the clock's start on which it was taken in. */
  daysAgo: number;
  /** Hour of that day in Asia/Shanghai. */
  hour: number;
  registrar: string;
  matter: StoryMatter;
  steps: StoryStep[];
}
