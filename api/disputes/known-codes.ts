/** What a schema's `meta` says of a code. */
type KnownCodes = { description: string; examples: string[] };

/**
 * For the OpenAPI document: codes with their Chinese labels. They are named as examples, not as an enum, because a later
 * policy may know others and generated clients must not refuse those.
 */
export function knownCodes(what: string, labels: Readonly<Record<string, string>>): KnownCodes {
  const named = Object.entries(labels).map(([code, label]) => `\`${code}\` ${label}`);
  return { description: `${what}: ${named.join(' · ')}`, examples: Object.keys(labels) };
}
