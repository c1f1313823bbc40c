import { PDFDocument } from 'pdf-lib';
import { afterAll, expect, test } from 'vitest';
import { correctionNote } from '../../domain/documents/correction.ts';
import { agreementForms } from '../../domain/documents/agreement-forms.ts';
import { sealImage } from '../../domain/documents/seal.ts';
import { marksView, NO_MARKS } from '../../documents/marks.ts';
import { createDocumentRenderer } from '../../documents/render.ts';
import { sampleAgreement } from '../../documents/samples/sample-agreement.ts';
import { textOf } from './read-pdf.ts';

const renderer = createDocumentRenderer();
afterAll(() => renderer.close());

const verification = { url: 'https://fq.example.gov.cn/verify/0123456789ABCDEF', code: '0123456789ABCDEF' };

test('a paper carries its code, and what it corrects, without growing longer', async () => {
  const view = agreementForms.agreement.view(sampleAgreement);
  const plain = await renderer.renderPdf('agreement', view);
  const correction = correctionNote({
    ...{ version: 2, replacedVersion: 1, replacedSha256: 'ab'.repeat(32) },
    ...{ reason: '姓名写错', by: '周明', on: '2026-11-25' },
  });
  const { pdf } = await renderer.renderPdf('agreement', view, { ...NO_MARKS, verification, correction });
  const text = await textOf(pdf);
  expect(text).toContain('核验码0123456789ABCDEF');
  expect(text).toContain('更正：本文书为第2版，替代第1版（SHA-256：abababababababab…）');
  expect(text).toContain('更正原因：姓名写错。更正人：周明，2026年11月25日。');
  expect(await textOf(plain.pdf)).not.toMatch(/核验码|更正：/);
  const pages = async (bytes: Uint8Array) => (await PDFDocument.load(bytes)).getPageCount();
  expect(await pages(pdf)).toBe(await pages(plain.pdf));
});

test('the QR code is a square of squares that depends on the address', () => {
  const image = (url: string) =>
    String(marksView({ ...NO_MARKS, verification: { ...verification, url } }).verification?.image);
  const svg = Buffer.from(image(verification.url).split(',')[1] ?? '', 'base64').toString();
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  expect(Number(width)).toBeGreaterThanOrEqual(29);
  expect(height).toBe(width);
  expect(image(`${verification.url}0`)).not.toBe(image(verification.url));
});

test('the seal bears a committee’s whole name; no other body’s seal is drawn', () => {
  const svg = decodeURIComponent(sealImage('云河县清溪镇羊坪村人民调解委员会'));
  expect([...svg.matchAll(/>(\p{Script=Han})<\/text>/gu)].map(([, letter]) => letter).join('')).toBe(
    '云河县清溪镇羊坪村人民调解委员会',
  );
  expect(sealImage('云河县人民法院')).toBe('');
  expect(agreementForms.agreement.view({ ...sampleAgreement, sealed: false }).seal).toBe('');
});
