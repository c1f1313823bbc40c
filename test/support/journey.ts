import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { HttpClient } from './http-client.ts';
import { RunningSystem } from './instance/system.ts';
import { SharedClock } from './journey-clock.ts';

/** The demo county in one running system, with its people logged in as they are needed. */
export class DemoCounty {
  readonly url: string;
  readonly clock: SharedClock;
  readonly #system: RunningSystem;
  readonly #people = new Map<string, Promise<HttpClient>>();

  private constructor(system: RunningSystem) {
    this.#system = system;
    this.url = system.url;
    this.clock = new SharedClock(() => this.person('auditor.county'));
  }

  static async open(clockStart: string): Promise<DemoCounty> {
    const home = mkdtempSync(join(tmpdir(), 'fengqiao-journey-'));
    const system = await RunningSystem.launch({ home, env: { FENGQIAO_CLOCK_START: clockStart } });
    const county = new DemoCounty(system);
    try {
      await system.untilReady();
      return county;
    } catch (error) {
      await county.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#system.end();
    rmSync(this.#system.home, { recursive: true, force: true });
  }

  person(username: string): Promise<HttpClient> {
    const known = this.#people.get(username) ?? HttpClient.login(this.url, username);
    this.#people.set(username, known);
    return known;
  }

  /** A call without login, as a party makes it. */
  async public<Body = Record<string, unknown>>(path: string, body: unknown): Promise<{ status: number; body: Body }> {
    const answer = await fetch(`${this.url}/api/v1/public/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as Body };
  }

  /** 待办 of one person: what, for each record. */
  async tasksOf(username: string, caseId: string): Promise<string[]> {
    const user = await this.person(username);
    const { body } = await user.get<{ items: { caseId: string; what: string }[] }>('/tasks?scope=mine&pageSize=200');
    return body.items.filter((task) => task.caseId === caseId).map(({ what }) => what);
  }

  /** 通知 of one person about one record, the newest first. */
  async noticesOf(username: string, caseId: string): Promise<string[]> {
    const user = await this.person(username);
    const { body } = await user.get<{ items: { caseId: string; what: string }[] }>('/notifications?pageSize=200');
    return body.items.filter((notice) => notice.caseId === caseId).map(({ what }) => what);
  }

  /** One command on one record; answers what happened. */
  async done(username: string, path: string, body: unknown = {}): Promise<Record<string, unknown>> {
    const user = await this.person(username);
    const answer = await user.post(path, body);
    expect([username, path, answer.status, answer.status < 300 ? null : answer.body]).toEqual([
      username,
      path,
      expect.toSatisfy((status: number) => status === 200 || status === 201),
      null,
    ]);
    return answer.body;
  }
}
