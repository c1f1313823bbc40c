import type { DisputeState } from '../../domain/dispute/state.ts';
import { relationsOf } from '../../domain/dispute/relations.ts';
import type { Relation } from '../../domain/organisation/relation.ts';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { readerSetOf } from '../reader-set.ts';

/** What the projection takes from the saved stream beside the state. */
export interface Saved {
  seq: number;
  /** As the stream's own column has them, `*` included. */
  readers: readonly string[];
  nextDueAt: Instant | null;
}

const COLUMNS = [
  'stream_id',
  'number',
  'seq',
  'reader_set',
  'status',
  'outcome',
  'level',
  'colour',
  'type',
  'source',
  'owner_organisation_id',
  'owner_mediator_id',
  'relations',
  'amount_fen',
  'title_text_id',
  'opened_at',
  'closed_at',
  'next_due_at',
  'party_count',
  'agreement_form',
] as const;

/** One statement for a first and for every later projection; its parameters are numbered from `first`. */
export function projectDisputeSql(first: number): string {
  const parameters = COLUMNS.map((_, index) => `$${first + index}`).join(', ');
  const changes = COLUMNS.slice(2).map((column) => `${column} = excluded.${column}`);
  return `INSERT INTO dispute_view (${COLUMNS.join(', ')}) VALUES (${parameters})
    ON CONFLICT (stream_id) DO UPDATE SET ${changes.join(', ')}`;
}

/** The values for `projectDisputeSql`, in the order of its parameters. */
export function projectDisputeValues(state: DisputeState, saved: Saved, organisations: OrganisationTree): unknown[] {
  const row: Record<(typeof COLUMNS)[number], unknown> = {
    stream_id: state.id,
    number: state.number,
    seq: saved.seq,
    reader_set: readerSetOf(saved.readers),
    status: state.status,
    outcome: state.ending?.outcome ?? null,
    level: state.level,
    colour: state.colour,
    type: state.type,
    source: state.source,
    owner_organisation_id: state.owner.organisationId,
    owner_mediator_id: state.owner.mediatorId ?? null,
    relations: [...saved.readers.flatMap((id) => relationsOfReader(id, state, organisations)), ...borrowed(state)],
    amount_fen: state.amountFen ?? null,
    title_text_id: state.title.textId,
    opened_at: state.openedAt,
    closed_at: state.ending?.at ?? null,
    next_due_at: saved.nextDueAt,
    party_count: state.parties.length,
    agreement_form: state.agreements.at(-1)?.form ?? null,
  };
  return COLUMNS.map((column) => row[column]);
}

/** How a reading organisation stands to the case, as `relation:organisation`; the role is added when somebody asks. */
function relationsOfReader(organisationId: string, state: DisputeState, organisations: OrganisationTree): string[] {
  if (organisations[organisationId] === undefined) return [];
  const anyone = { userId: '', organisationId, role: 'system' } as const;
  return relationsOf(anyone, state, organisations).map((relation) => relationKey(relation, organisationId));
}

/** 借调: the one relation that is a person's and not an organisation's. */
function borrowed({ owner }: DisputeState): string[] {
  const { mediatorId, mediatorFrom } = owner;
  return mediatorId === undefined || mediatorFrom === undefined ? [] : [relationKey('borrowed', mediatorId)];
}

export function relationKey(relation: Relation, whose: string): string {
  return `${relation}:${whose}`;
}
