import type { CaseFacts } from './case-facts.ts';
import { disputeType, optionalDate } from './dispute-view.ts';
import type { FormDefinition, FormHead } from './form-definition.ts';
import { betweenParties } from './party-view.ts';
import { printable } from './printable.ts';

export type EvidenceListView = FormHead & {
  committeeNumber: string;
  matter: string;
  items: { title: string; medium: string; by: string; on: string }[];
  count: string;
  mediator: string;
  owner: string;
};

/** 人民调解证据材料 (司发通〔2010〕239号, form 7): what was handed in or collected, by whom and when; the pieces follow it. */
export const evidenceList: FormDefinition<EvidenceListView, CaseFacts> = {
  title: '人民调解证据材料',
  templateVersion: '1',
  view: evidenceListView,
};

function evidenceListView(facts: CaseFacts): EvidenceListView {
  const { evidence } = facts;
  if (evidence.length === 0) throw new RangeError(`case ${facts.number} has no evidence`);
  return {
    title: evidenceList.title,
    number: facts.number,
    committeeNumber: facts.committeeNumber ?? '',
    matter: `${betweenParties(facts)}之间的${disputeType(facts.typeLabel)}`,
    items: evidence.map(({ title, mediaType, byPartyName, addedOn }) => ({
      title: printable(title),
      medium: mediumOf(mediaType),
      by: byPartyName === undefined ? '调解员收集' : printable(byPartyName),
      on: optionalDate(addedOn),
    })),
    count: `共${evidence.length}件`,
    mediator: printable(facts.ownerMediatorName ?? ''),
    owner: printable(facts.ownerName),
  };
}

/** More of them than a letter's line of attachments should name. */
const NAMED_AT_MOST = 5;

/** As a letter names what goes with it; empty where there is none. */
export function attachedEvidence({ evidence }: CaseFacts): string {
  if (evidence.length > NAMED_AT_MOST) return `证据材料${evidence.length}件（清单附后）`;
  return evidence.map(({ title }) => `《${printable(title)}》`).join('、');
}

export function mediumOf(mediaType: string): string {
  if (mediaType.startsWith('image/')) return '图片';
  if (mediaType.startsWith('audio/')) return '录音';
  if (mediaType.startsWith('video/')) return '录像';
  return mediaType === 'application/pdf' ? 'PDF文档' : '电子文件';
}
