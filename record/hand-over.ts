import { createHash } from 'node:crypto';
import { type Zippable, zipSync } from 'fflate';
import { evidenceToHandOver, formsHandedOver, handsOverRecords } from '../domain/dispute/hand-over.ts';
import type { DisputeState } from '../domain/dispute/state.ts';
import { formNameOf } from '../domain/documents/form-name.ts';
import { DomainError } from '../domain/errors.ts';
import type { CourtPolicy } from '../domain/policy/court-policy.ts';
import { epochMsOf, type Instant } from '../domain/time/instant.ts';
import { listDocuments, readDocument } from './documents.ts';
import { requireNotErased } from './case-key.ts';
import { openFile } from './files.ts';
import { addressesOf, dossierOf, identityOf, sessionsOf } from './hand-over-papers.ts';
import type { KeyRing } from './keys.ts';
import { openPeople } from './people.ts';
import { sealedForms } from './sealed-papers.ts';
import { openTexts, withTexts } from './texts.ts';
import type { Tx } from './transaction.ts';

/** One file of the package. */
interface PackedFile {
  path: string;
  mediaType: string;
  bytes: Uint8Array;
}

/** 移交材料: the package as it was made. */
export interface HandOverPackage {
  bytes: Buffer;
  /** SHA-256, in hex, of the manifest, which names every other file's. */
  manifestHash: string;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'application/pdf': 'pdf',
  'audio/mpeg': 'mp3',
  'video/mp4': 'mp4',
};

/** Forms that are for the court's own eyes. */
const SEALED: readonly string[] = ['address-confirmation'];

/**
 * 移送立案材料 (特邀调解规定 21): everything that the court gets of a case that is filed, in one archive – the application, who
 * the parties are, their addresses sealed apart, undisputed facts, the papers, and the evidence that all let go. The
 * 调解记录 only if all parties agreed (民诉法解释 107). The manifest says of each file, and of the record, what they hash to.
 * @throws DomainError `rule-broken` if it would be larger than policy allows
 */
export async function makeHandOver(
  tx: Tx,
  keys: KeyRing,
  policy: CourtPolicy['handOver'],
  made: { state: DisputeState; at: Instant },
): Promise<HandOverPackage> {
  const { state, at } = made;
  await requireNotErased(tx, state.id);
  const opened = withTexts(state, await openTexts(tx, keys, state.id));
  const people = await openPeople(tx, keys, state.id);
  const hasRecords = handsOverRecords(state);
  const sealed = await sealedForms(tx, state.id);
  const forms = formsHandedOver(state, policy);
  const files: PackedFile[] = [
    json('dossier.json', dossierOf(state, opened)),
    json('identity.json', identityOf(state, people)),
    json('sealed/service-addresses.json', addressesOf(state, people)),
    ...(hasRecords ? [json('sessions.json', sessionsOf(opened, sealed))] : []),
    ...(await documents(tx, keys, state.id, { forms, sealed })),
    ...(await evidence(tx, keys, state, policy.mostBytes)),
  ];
  const manifest = json('manifest.json', {
    disputeId: state.id,
    number: state.number,
    courtCaseNumber: state.courtCaseNumber ?? null,
    madeAt: at,
    madeBy: tx.actor,
    record: await headOf(tx, state.id),
    sessionRecords: hasRecords ? '各方当事人同意移交' : `未经各方当事人同意,不移交(${policy.source})`,
    evidence: { handedOver: evidenceToHandOver(state).length, heldBack: heldBack(state) },
    /** 封存: how many papers are left out; they are not named. */
    sealed: sealed.filter((form) => forms.includes(formNameOf(form).code)).length,
    files: files.map(({ path, mediaType, bytes }) => ({ path, mediaType, bytes: bytes.length, sha256: sha256(bytes) })),
  });
  return { bytes: packed([manifest, ...files], at), manifestHash: sha256(manifest.bytes) };
}

function json(path: string, content: unknown): PackedFile {
  return { path, mediaType: 'application/json', bytes: Buffer.from(`${JSON.stringify(content, null, 2)}\n`) };
}

/** The newest of each form that has been rendered and is not sealed, and of each thing that such a form is about. */
async function documents(
  tx: Tx,
  keys: KeyRing,
  streamId: string,
  { forms, sealed }: { forms: readonly string[]; sealed: readonly string[] },
): Promise<PackedFile[]> {
  const ready = (await listDocuments(tx, streamId)).filter(
    ({ status, form }) => status === 'ready' && !sealed.includes(form),
  );
  const files: PackedFile[] = [];
  for (const form of forms) {
    const named = ready.filter((document) => formNameOf(document.form).code === form);
    for (const [name, { id }] of new Map(named.map((document) => [document.form, document]))) {
      const pdf = (await readDocument(tx, keys, id))?.pdf;
      if (pdf)
        files.push({
          path: `${SEALED.includes(form) ? 'sealed' : 'documents'}/${name}.pdf`,
          mediaType: 'application/pdf',
          bytes: pdf,
        });
    }
  }
  return files;
}

async function evidence(tx: Tx, keys: KeyRing, state: DisputeState, mostBytes: number): Promise<PackedFile[]> {
  const files: PackedFile[] = [];
  let total = 0;
  for (const [index, { fileId, mediaType }] of evidenceToHandOver(state).entries()) {
    const file = await openFile(tx, keys, fileId);
    if (file === null) throw new Error(`the file ${fileId} of ${state.id} is missing`);
    total += file.bytes.length;
    if (total > mostBytes) throw new DomainError('rule-broken', '同意移交的证据总量过大,不能装入一个材料包');
    const name = `${String(index + 1).padStart(3, '0')}.${EXTENSIONS[mediaType] ?? 'bin'}`;
    files.push({ path: `evidence/${name}`, mediaType, bytes: file.bytes });
  }
  return files;
}

function heldBack(state: DisputeState): number {
  return state.evidence.length - evidenceToHandOver(state).length;
}

/** Where the record stood: who has the package can have it checked against the record's own chain. */
async function headOf(tx: Tx, streamId: string): Promise<{ seq: number; headHash: string }> {
  const [row] = await tx.query<{ seq: number; headHash: string }>(
    `SELECT seq, encode(head_hash, 'hex') AS "headHash" FROM stream WHERE id = $1`,
    [streamId],
  );
  if (!row) throw new RangeError(`there is no record ${streamId}`);
  return row;
}

function packed(files: readonly PackedFile[], at: Instant): Buffer {
  const archive: Zippable = {};
  for (const { path, mediaType, bytes } of files) {
    // Pictures, films and PDFs are compressed already.
    archive[path] = [bytes, { level: mediaType === 'application/json' ? 6 : 0, mtime: epochMsOf(at) }];
  }
  return Buffer.from(zipSync(archive));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
