import type { z } from 'zod';
import type { Decider } from '../../domain/decider.ts';
import type { AccessRule } from '../../domain/organisation/access-rule.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import type { AnyEvent } from '../../record/follow.ts';

/** 案卷种类: what the API has to know of one kind of record to offer its commands. */
export interface CaseKind<
  State extends { id: string; number: string },
  Command extends { type: string },
  Event extends AnyEvent,
> {
  decider: Decider<State, Command, Event>;
  /** Where its records are: `/disputes`. */
  collection: string;
  /** One of them, in operation ids and as the tag: `dispute`, `disputes`. */
  name: string;
  tag: string;
  /** Path parameters. */
  params: z.ZodObject;
  /** The right as the access table names it. */
  rule(right: Command['type'] | 'view'): AccessRule;
  /** Whether the actor may know of it at all. */
  mayView(actor: Actor, state: State, organisations: OrganisationTree): boolean;
  /** `no` is a 403; `not-now` and `yes` leave the refusal to the decider. */
  permission(
    actor: Actor,
    type: Command['type'],
    state: State,
    organisations: OrganisationTree,
  ): 'yes' | 'not-now' | 'no';
  /** What a command's answer says of the state, besides `seq` and `events`. */
  outcome: z.ZodObject;
  outcomeOf(state: State): Record<string, unknown>;
}
