import { disputeFilters } from '../../api/disputes/list-filters.ts';
import { isBelow } from '../../domain/organisation/tree.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import { colourOf, levelName, organisationName, type Around } from '../dispute/around.ts';
import { labelOf } from '../layout/words.ts';
import { addressOf, type Filters } from './filters.ts';

interface Option {
  value: string;
  label: string;
}

/** What may be chosen from, by filter. */
type Choices = Record<'status' | 'colour' | 'level' | 'type' | 'source' | 'outcome' | 'ownerId' | 'sort', Option[]>;

const SELECTS = ['status', 'colour', 'level', 'type', 'source', 'ownerId', 'outcome', 'sort'] as const;

/** The selects of the form, with what is chosen. */
export function selectsOf(filters: Filters, actor: Actor, around: Around) {
  const choices = choicesOf(filters, actor, around);
  const { disputes } = around.say;
  return SELECTS.map((name) => ({
    name,
    label: disputes.filters[name],
    any: name === 'sort' ? null : disputes.any,
    options: choices[name].map((option) => ({
      ...option,
      isChosen: option.value === (filters[name] ?? (name === 'sort' ? 'newest' : undefined)),
    })),
  }));
}

/** 已选条件: what narrows the list now, each with the address without it. */
export function chosenOf(filters: Filters, actor: Actor, around: Around) {
  const choices: Partial<Record<string, Option[]>> = choicesOf(filters, actor, around);
  const { disputes } = around.say;
  const named = Object.entries(filters).filter(([name, value]) => value !== undefined && name !== 'sort');
  return named.map(([name, value]) => ({
    text: `${labelOf(disputes.filters, name)}: ${choices[name]?.find((option) => option.value === value)?.label ?? value}`,
    without: addressOf({ ...filters, [name]: undefined }),
  }));
}

function choicesOf({ ownerId }: Filters, actor: Actor, around: Around): Choices {
  const { policy, say } = around;
  const labelled = (codes: readonly string[], labels: Readonly<Record<string, string>>) =>
    codes.map((value) => ({ value, label: labelOf(labels, value) }));
  return {
    status: labelled(disputeFilters.status.unwrap().options, { ...say.status, open: say.disputes.open }),
    outcome: labelled(disputeFilters.outcome.unwrap().options, say.outcome),
    sort: labelled(disputeFilters.sort.unwrap().options, say.disputes.orders),
    colour: policy.colours.map(({ key }) => ({ value: key, label: colourOf(around, key).label })).reverse(),
    level: policy.levels.map(({ key }) => ({ value: key, label: levelName(around, key) })),
    type: labelled(Object.keys(policy.types), { ...policy.types, ...say.type }),
    source: labelled(Object.keys(policy.sources), { ...policy.sources, ...say.source }),
    ownerId: ownersOf(ownerId, actor, around),
  };
}

/** 承办: oneself, one's organisation and what is below it; and whoever the address names. */
function ownersOf(asked: string | undefined, actor: Actor, around: Around): Option[] {
  const { organisations, say } = around;
  const own = Object.keys(organisations).filter(
    (id) => id === actor.organisationId || isBelow(organisations, id, actor.organisationId),
  );
  const named = asked === undefined || asked === actor.userId || own.includes(asked) ? [] : [asked];
  return [
    { value: actor.userId, label: say.disputes.mine },
    ...[...own, ...named].map((value) => ({ value, label: organisationName(around, value) })),
  ];
}
