import { expect, test } from 'vitest';
import { withArtifactsMarked } from '../../documents/conformance/artifacts.ts';
import { makeConforming } from '../../documents/conformance/make-conforming.ts';

test('what stands outside the structure is an artifact; what is marked and what paints nothing stays', () => {
  const content = [
    'q',
    '0 g',
    'BT',
    '<01> Tj',
    'ET',
    'Q',
    'q',
    '0 0 9 9 re',
    'W* n',
    '/P <</MCID 0 >>BDC',
    '/X9 Do',
    'EMC',
    'Q',
  ];
  const once = withArtifactsMarked(content.join('\n'));
  expect(once.split('\n')).toEqual(['/Artifact BMC', ...content.slice(0, 9), 'EMC', ...content.slice(9)]);
  expect(withArtifactsMarked(once)).toBe(once);
});

test('a file that is laid out in another way is refused', () => {
  const properties = { title: '终止调解通知书', madeAt: 0 };
  expect(() => makeConforming(Buffer.from('%PDF-1.7\nstartxref\n0\n%%EOF'), properties)).toThrow(/cross-reference/);
});
