/** Case keys remembered: at 32 bytes each, well under 10 MB, and more than a county touches in a day. */
const REMEMBERED_CASES = 20_000;

/** Case keys already unwrapped, least recently used forgotten first. Saves the command path a read. */
export interface CaseKeys {
  get(streamId: string): Buffer | undefined;
  remember(streamId: string, key: Buffer): void;
  forget(streamId: string): void;
}

export function createCaseKeys(): CaseKeys {
  const keys = new Map<string, Buffer>();
  return {
    get(streamId) {
      const key = keys.get(streamId);
      if (key !== undefined) {
        // Map keeps insertion order: what was just used moves to the end, so that the first entry is the oldest.
        keys.delete(streamId);
        keys.set(streamId, key);
      }
      return key;
    },
    forget: (streamId) => void keys.delete(streamId),
    remember(streamId, key) {
      keys.set(streamId, key);
      const oldest = keys.keys().next();
      if (keys.size > REMEMBERED_CASES && !oldest.done) keys.delete(oldest.value);
    },
  };
}
