import { readdirSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** The rooms of test/ in groups that run one after the other: what is quick first, whole systems last. */
const GROUPS = [
  ['domain'],
  ['record', 'demo', 'documents', 'workflows', 'replay', 'api', 'console'],
  ['start', 'journeys', 'chaos'],
];
/** What a room needs before its tests, where that is not PostgreSQL and Temporal. */
const SETUPS: Record<string, string[]> = { domain: [], documents: ['test/support/fonts-of-papers.ts'] };
/** The rooms whose files leave nothing behind in a process that the next could trip over: they share its loaded modules. */
const SHARED = new Set(['domain', 'record', 'documents', 'api', 'console']);

/** More than the two cores of a small machine: much of a test is waiting for another process. */
const WORKERS = 3;

const rooms = readdirSync('test', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'support' && !entry.name.startsWith('.'))
  .map((entry) => entry.name);
const groupOf = (room: string) => {
  const group = GROUPS.findIndex((names) => names.includes(room));
  return group === -1 ? GROUPS.length : group;
};

export default defineConfig({
  test: {
    // What one room has translated, the others find: keyed by content, in node_modules.
    experimental: { fsModuleCache: true },
    projects: rooms.map((room) => ({
      test: {
        name: room,
        include: [`test/${room}/**/*.test.ts`],
        // Worker threads cannot unload the Temporal worker's native bridge.
        pool: 'forks' as const,
        isolate: !SHARED.has(room),
        maxWorkers: WORKERS,
        // Journeys that go side by side on one clock begin together.
        maxConcurrency: 20,
        testTimeout: 60_000,
        hookTimeout: 180_000,
        sequence: { groupOrder: groupOf(room) },
        globalSetup: SETUPS[room] ?? ['test/support/instance/global-setup.ts'],
      },
    })),
  },
});
