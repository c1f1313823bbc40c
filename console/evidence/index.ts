import { evidenceFileRoute } from '../../api/disputes/evidence-file-route.ts';
import { disputeFor } from '../../api/disputes/reading-dispute.ts';
import { found, reading, uuidParam } from '../../api/http/reading.ts';
import { OWN_PDF } from '../../api/http/security-headers.ts';
import { Problem } from '../../api/problems/problem.ts';
import type { ConsoleContext } from '../context.ts';
import { apiRequest } from '../http/api-request.ts';
import { whenOf } from '../layout/time.ts';
import { filled } from '../layout/words.ts';
import type { SignedInPage } from '../page.ts';
import { addEvidenceForm } from './add-evidence.ts';

const PATH = '/console/disputes/{id}/evidence/{evidenceId}';

/** 证据材料: each piece on a page of its own, shown as far as a browser shows it, with the one before and after. */
export function evidencePages(context: ConsoleContext): SignedInPage[] {
  return [piecePage(context), pdfPage(context), ...addEvidenceForm(context)];
}

function piecePage({ record }: ConsoleContext): SignedInPage {
  return {
    method: 'get',
    path: `${PATH}/view`,
    signedIn: true,
    access: { of: 'dispute', right: 'view' },
    async handle({ actor, params, say, language }) {
      const id = uuidParam(params);
      const now = await record.clock.now();
      const { dispute } = await reading(record, actor, (tx, world) => disputeFor(record, tx, world, id));
      const index = dispute.evidence.findIndex(({ evidenceId }) => evidenceId === params.evidenceId);
      const piece = found(dispute.evidence[index] ?? null);
      const pathOf = (evidenceId: string) => `/console/disputes/${id}/evidence/${evidenceId}`;
      const beside = (at: number) => {
        const other = dispute.evidence[at];
        return other === undefined ? null : { path: `${pathOf(other.evidenceId)}/view`, title: other.title };
      };
      return {
        view: 'evidence',
        title: piece.title,
        frames: true,
        data: {
          back: `/console/disputes/${id}`,
          number: dispute.number,
          heading: piece.title,
          shows: shownAs(piece.mediaType),
          file: pathOf(piece.evidenceId),
          pdf: `${pathOf(piece.evidenceId)}/pdf`,
          when: whenOf(piece.addedAt, language, now),
          by: dispute.parties.find(({ partyId }) => partyId === piece.byPartyId)?.name ?? null,
          sha256: piece.sha256,
          place: filled(say.evidence.place, { n: index + 1, of: dispute.evidence.length }),
          previous: beside(index - 1),
          next: beside(index + 1),
        },
      };
    },
  };
}

/** Not every browser shows every kind; what none shows is offered to be saved. */
function shownAs(mediaType: string): 'picture' | 'pdf' | 'sound' | 'film' | 'file' {
  if (mediaType === 'image/heic') return 'file';
  if (mediaType.startsWith('image/')) return 'picture';
  if (mediaType === 'application/pdf') return 'pdf';
  if (mediaType.startsWith('audio/')) return 'sound';
  return mediaType.startsWith('video/') ? 'film' : 'file';
}

/**
 * A PDF that was handed in, for the viewer in the page: known by its content to be one (record/files.ts), and let into no
 * frame but ours. Anything else is only ever saved.
 */
function pdfPage(context: ConsoleContext): SignedInPage {
  const route = evidenceFileRoute(context);
  return {
    method: 'get',
    path: `${PATH}/pdf`,
    signedIn: true,
    access: route.access,
    async handle(visit) {
      const { status, body, headers } = await route.handle(apiRequest(visit));
      if (headers?.['Content-Type'] !== 'application/pdf') throw new Problem('not-found');
      return {
        served: { status, body, headers: { ...OWN_PDF, 'Content-Disposition': 'inline; filename="evidence.pdf"' } },
      };
    },
  };
}
