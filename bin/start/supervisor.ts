import type { Say } from './progress.ts';
import { type Service, SupervisedService } from './service.ts';

export interface SupervisorOptions {
  logs?: string;
  onLaunch: (name: string, pid: number) => void;
  onEnd: (name: string) => void;
  say: Say;
}

/** Starts parts one by one and stops them in the opposite order. */
export class Supervisor {
  readonly #options: SupervisorOptions;
  readonly #services: SupervisedService[] = [];
  #stopping = false;

  constructor(options: SupervisorOptions) {
    this.#options = options;
  }

  /**
   * Launches a part and waits until it is usable.
   * @throws StartProblem if it does not become so
   */
  async start(service: Service): Promise<SupervisedService> {
    if (this.#stopping) throw new Error('the system is stopping');
    const supervised = new SupervisedService(service, this.#options);
    this.#services.push(supervised);
    await supervised.start();
    return supervised;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    for (const service of this.#services.splice(0).reverse()) {
      this.#options.say(`Stopping ${service.name}`);
      await service.stop();
    }
  }
}
