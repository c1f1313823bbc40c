/** 示范文本: what in a template agreement stands for the claimant's own facts. */
const PLACEHOLDERS = ['姓名', '金额'] as const;
type Placeholder = (typeof PLACEHOLDERS)[number];

/** In half or full width braces, as people type them. */
const BRACED = /[{\uFF5B]([^{}\uFF5B\uFF5D]*)[}\uFF5D]/gu;

/** Placeholders of a text that nothing fills: a template with one is refused before anybody's agreement is drafted. */
export function unknownPlaceholders(text: string): string[] {
  return [...text.matchAll(BRACED)].map(([, name = '']) => name.trim()).filter((name) => !isKnown(name));
}

/** The template's words with one claimant's own facts in their places: `{姓名}`, `{金额}`. */
export function filledIn(text: string, filling: Readonly<Record<Placeholder, string>>): string {
  return text.replace(BRACED, (whole, name: string) => {
    const known = name.trim();
    return isKnown(known) ? filling[known] : whole;
  });
}

function isKnown(name: string): name is Placeholder {
  return PLACEHOLDERS.some((known) => known === name);
}
