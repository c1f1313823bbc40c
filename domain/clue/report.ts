import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { nearestOfKind, organisationOf } from '../organisation/tree.ts';
import type { ClueCommandOf } from './commands.ts';
import type { ClueFact } from './events.ts';

/** 上报: text, place and photos. Whoever reports, it lies from this moment with a desk that sorts. */
export function report(command: ClueCommandOf<'report'>, context: DecisionContext): ClueFact[] {
  const { type: _, photos, ...facts } = command;
  assertPhotos(photos, context);
  const { userId, organisationId, role } = context.actor;
  return [
    {
      type: 'reported',
      ...facts,
      policyVersion: context.policy.version,
      organisationId: sorterFor(organisationId, context),
      reporter: { userId, organisationId, role },
      photos: photos.map(({ bytes: _bytes, ...photo }) => photo),
    },
  ];
}

/** The reporter's own organisation if it sorts, else the centre of its township. */
function sorterFor(organisationId: string, { organisations, policy }: DecisionContext): string {
  const own = organisationOf(organisations, organisationId);
  if (policy.screening.clue.sorterKinds.includes(own.kind)) return own.id;
  const centre = nearestOfKind(organisations, organisationId, policy.coordinator.kind);
  if (centre === null) throw new DomainError('not-permitted', '您的单位不上报线索');
  return centre.id;
}

/** What the files really contain has been determined before; here policy says which and how many are taken. */
function assertPhotos(photos: ClueCommandOf<'report'>['photos'], { policy }: DecisionContext): void {
  const { most, maxBytes, mediaTypes } = policy.screening.clue.photos;
  if (photos.length > most) throw new DomainError('invalid', `照片最多${most}张`, { path: 'photos' });
  photos.forEach(({ mediaType, bytes }, index) => {
    const path = `photos.${index}`;
    if (!mediaTypes.includes(mediaType)) throw new DomainError('invalid', `不接受这种文件:${mediaType}`, { path });
    if (bytes > maxBytes) throw new DomainError('invalid', '照片过大', { path });
  });
}
