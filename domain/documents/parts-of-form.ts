/** What a form can be about, and which of it is meant where nobody says. */
export interface PartsOfForm {
  ids: string[];
  byDefault?: string;
}

/** Oldest first: the newest is meant. */
export function newestOf(ids: string[]): PartsOfForm {
  return { ids, byDefault: ids.at(-1) };
}
