import { CancellationScope, condition, isCancellation, log, proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import type { PendingReaction } from '../activities/standing.ts';
import { bulkClaimants, isForClaimants } from './bulk-claimants.ts';

const { renderDocument } = proxyActivities<Pick<Activities, 'renderDocument'>>({
  startToCloseTimeout: '1 minute',
  // A worker that was killed in the middle of a document is missed soon, not only after the minute.
  heartbeatTimeout: '6 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '5 seconds' },
});

/** A thick one takes minutes. */
const { makeDossier } = proxyActivities<Pick<Activities, 'makeDossier'>>({
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: '30 seconds',
  retry: { initialInterval: '2 seconds', maximumInterval: '1 minute' },
});

const { guardHousehold, guardDisputes, tellOthers } = proxyActivities<
  Pick<Activities, 'guardHousehold' | 'guardDisputes' | 'tellOthers'>
>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '30 seconds' },
});

const { prepareAgenda, prepareReview } = proxyActivities<Pick<Activities, 'prepareAgenda' | 'prepareReview'>>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '30 seconds' },
});

const { drawRetentionList } = proxyActivities<Pick<Activities, 'drawRetentionList'>>({
  startToCloseTimeout: '10 minutes',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** Thousands of cases, one after the other; a new attempt goes on where the last was killed. */
const { destroyFiles } = proxyActivities<Pick<Activities, 'destroyFiles'>>({
  startToCloseTimeout: '6 hours',
  heartbeatTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/**
 * 反应: does what the record decided, beside the path and without holding it up. The record keeps what is done, so that
 * a lost or doubled attempt does no harm.
 */
export class Reactions {
  readonly #streamId: string;
  readonly #underWay = new Set<string>();
  readonly #scope = new CancellationScope();

  constructor(streamId: string) {
    this.#streamId = streamId;
  }

  get busy(): boolean {
    return this.#underWay.size > 0;
  }

  /** Starts those that are not under way yet. */
  begin(pending: PendingReaction[]): void {
    for (const reaction of pending) {
      const key = `${reaction.seq}/${reaction.kind}/${reaction.form ?? ''}`;
      if (this.#underWay.has(key)) continue;
      this.#underWay.add(key);
      void this.#scope.run(() => this.#attempt(reaction).finally(() => this.#underWay.delete(key)));
    }
  }

  /** Lets go of those under way: the run that follows finds them undone in the record. */
  async abandon(): Promise<void> {
    this.#scope.cancel();
    await condition(() => !this.busy);
  }

  async #attempt(reaction: PendingReaction): Promise<void> {
    try {
      await this.#perform(reaction);
    } catch (error) {
      // Undone in the record, so the next look finds it again; the path itself must not end because of it.
      if (!isCancellation(error)) log.error('a reaction failed', { ...reaction, error });
    }
  }

  async #perform(reaction: PendingReaction): Promise<void> {
    if (isForClaimants(reaction)) return bulkClaimants(this.#streamId, reaction);
    switch (reaction.kind) {
      case 'render-document':
        await renderDocument({ streamId: this.#streamId, ...reaction });
        return;
      case 'make-dossier':
        await makeDossier({ streamId: this.#streamId, ...reaction });
        return;
      case 'guard-household':
        await guardHousehold({ streamId: this.#streamId, ...reaction });
        return;
      case 'guard-disputes':
        await guardDisputes({ streamId: this.#streamId, ...reaction });
        return;
      case 'tell-others':
        await tellOthers({ streamId: this.#streamId, ...reaction });
        return;
      case 'prepare-agenda':
        await prepareAgenda({ streamId: this.#streamId, ...reaction });
        return;
      case 'draw-retention-list':
        await drawRetentionList({ streamId: this.#streamId, ...reaction });
        return;
      case 'destroy-files':
        await destroyFiles({ streamId: this.#streamId, ...reaction });
        return;
      case 'prepare-review':
        await prepareReview({ streamId: this.#streamId, ...reaction });
        return;
      default:
        log.warn('a reaction of a newer version is left to a newer worker', { ...reaction });
    }
  }
}
