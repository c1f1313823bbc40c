import { existsSync, readdirSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** The rooms of test/ in the order they are run: what is quick and what others build on comes first. */
const ORDER = ['domain', 'record', 'demo', 'documents', 'workflows', 'replay', 'api', 'start', 'journeys', 'chaos'];
/** The rooms that need neither PostgreSQL nor Temporal. */
const ALONE = new Set(['domain', 'documents']);

const present = readdirSync('test', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'support' && !entry.name.startsWith('.'))
  .map((entry) => entry.name);
const rooms = [
  ...ORDER.filter((room) => existsSync(`test/${room}`)),
  ...present.filter((room) => !ORDER.includes(room)),
];

export default defineConfig({
  test: {
    projects: rooms.map((room, groupOrder) => ({
      test: {
        name: room,
        include: [`test/${room}/**/*.test.ts`],
        // Worker threads cannot unload the Temporal worker's native bridge.
        pool: 'forks' as const,
        maxWorkers: 2,
        testTimeout: 60_000,
        hookTimeout: 180_000,
        sequence: { groupOrder },
        globalSetup: ALONE.has(room) ? [] : ['test/support/instance/global-setup.ts'],
      },
    })),
  },
});
