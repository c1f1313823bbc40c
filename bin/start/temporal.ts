import type { Service } from './service.ts';

export interface TemporalSettings {
  cli: string;
  databaseFile: string;
  namespace: string;
  port: number;
  httpPort: number;
  /** Left out, the engine's own pages are not served. */
  ui?: { port: number; codecPort: number };
}

/** Temporal's development server, its state in one SQLite file, as a supervised part. */
export function temporalService(settings: TemporalSettings, env: Record<string, string>): Service {
  const { ui, namespace } = settings;
  return {
    name: 'temporal',
    command: settings.cli,
    args: [
      ...['server', 'start-dev', '--db-filename', settings.databaseFile, '--namespace', namespace],
      // Write-ahead logging is three times faster and survives a killed process; a lost engine is rebuilt by `reconcile`.
      ...['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=NORMAL'],
      ...['--ip', '127.0.0.1', '--port', String(settings.port), '--http-port', String(settings.httpPort)],
      ...(ui
        ? ['--ui-port', String(ui.port), '--ui-codec-endpoint', `http://127.0.0.1:${ui.codecPort}`]
        : ['--headless']),
      ...['--log-level', 'error'],
    ],
    env,
    isReady: () => serves(`http://127.0.0.1:${settings.httpPort}/api/v1/namespaces/${namespace}`),
    stopSignal: 'SIGTERM',
    stopGraceMs: 15_000,
  };
}

async function serves(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
