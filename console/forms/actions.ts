import { filled, type Words } from '../layout/words.ts';
import type { FormWords } from './form.ts';
import { formName } from './form-name.ts';

/** 可办事项: a button that leads to its form. */
export interface ActionView {
  type: string;
  name: string;
  path: string;
  consequence: string | null;
}

/** The commands that belong together, under a heading. */
export interface ActionGroup {
  name: string;
  types: readonly string[];
}

/** The buttons of a record as the partial `actions` draws them. */
export interface ActionsView {
  /** What answers what is awaited: large, with what it brings about. */
  first: ActionView[];
  groups: { name: string | null; actions: ActionView[] }[];
  /** What the rest is behind; null where it stands open. */
  more: string | null;
  isEmpty: boolean;
}

/**
 * The buttons that `actions` of a record's answer give. `answering` are the commands that answer what is awaited; the rest
 * stands in groups, behind one more press where something is awaited.
 */
export function actionsOf(
  actions: readonly string[],
  {
    base,
    elsewhere = {},
    answering,
    groups = [],
    words,
    say,
  }: {
    base: string;
    /** Commands whose buttons lead to another page than `{base}/{type}`. */
    elsewhere?: Readonly<Record<string, string>>;
    answering: readonly string[];
    groups?: readonly ActionGroup[];
    words: FormWords;
    say: Words;
  },
): ActionsView {
  const views = actions.map((type) => ({
    type,
    name: formName(type, words, say) ?? type,
    path: elsewhere[type] ?? `${base}/${type}`,
    consequence: words.consequence[type] ?? null,
  }));
  const first = answering.flatMap((wanted) => views.filter(({ type }) => type === wanted));
  const rest = views.filter((view) => !first.includes(view));
  const named = groups.map(({ name, types }) => ({ name, actions: rest.filter(({ type }) => types.includes(type)) }));
  const others = rest.filter(({ type }) => !groups.some(({ types }) => types.includes(type)));
  const shown: ActionsView['groups'] = [
    ...named,
    { name: groups.length === 0 ? null : say.dispute.groups.other, actions: others },
  ];
  return {
    first,
    groups: shown.filter(({ actions: each }) => each.length > 0),
    more: first.length > 0 && rest.length > 0 ? filled(say.dispute.actionsMore, { n: rest.length }) : null,
    isEmpty: views.length === 0,
  };
}
