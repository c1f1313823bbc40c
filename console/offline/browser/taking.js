// @ts-check
import { ask, NoNetwork } from './net.js';

/** @typedef {{ kind: 'dispute' | 'household', id: string, number: string, title: string }} Offered */

/**
 * 带走: fetches a case and keeps it here. Answers why it could not be, or null.
 * @param {import('./kept.js').Kept} kept @param {'dispute' | 'household'} kind @param {string} id
 * @returns {Promise<'no-network' | string | null>}
 */
export async function take(kept, kind, id) {
  try {
    const { status, body } = await ask(`/console/${kind}s/${id}/offline`);
    if (status !== 200) return body.detail ?? body.title;
    await keepCase(kept, body);
    return null;
  } catch (error) {
    if (error instanceof NoNetwork) return 'no-network';
    throw error;
  }
}

/** @param {import('./kept.js').Kept} kept @param {import('./kept.js').TakenCase & { changes: unknown }} answer */
export function keepCase(kept, { changes: _, ...taken }) {
  return kept.putCase({ ...taken, takenAt: Date.now() });
}

/**
 * The case as it stands now, and what has happened since; null if it cannot be seen.
 * @param {import('./kept.js').Written} record
 * @returns {Promise<(import('./kept.js').TakenCase & { changes: { what: string, when: string, who: string, detail: string | null }[] }) | null>}
 */
export async function standingOf({ about: { kind, id }, seq }) {
  try {
    const { status, body } = await ask(`/console/${kind}s/${id}/offline?since=${seq}`);
    return status === 200 ? body : null;
  } catch (error) {
    if (error instanceof NoNetwork) return null;
    throw error;
  }
}

/** Stops at the first that cannot be taken, and answers why. @param {import('./kept.js').Kept} kept @param {readonly Offered[]} offered */
export async function takeAll(kept, offered) {
  for (const { kind, id } of offered) {
    const why = await take(kept, kind, id);
    if (why !== null) return why;
  }
  return null;
}

/**
 * What whoever is signed in may want to take along; nothing, where they may not ask.
 * @param {('disputes' | 'households')[]} kinds @returns {Promise<Offered[]>}
 */
export async function offeredHere(...kinds) {
  const answers = await Promise.allSettled(kinds.map((each) => ask(`/console/offline/${each}`)));
  return answers.flatMap((each) =>
    each.status === 'fulfilled' && each.value.status === 200 ? each.value.body.items : [],
  );
}
