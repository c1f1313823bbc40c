import { expect, test } from 'vitest';
import { additionsTo } from '../../../domain/policy/additions.ts';

const published = { colour: 'blue', levels: [{ key: 'village', days: 30 }], timers: { accept: { n: 3 } } };

test('what a release adds is named by its place', () => {
  const shipped = { ...published, timers: { accept: { n: 3 }, idle: { n: 10 } }, household: { visits: [] } };
  expect(additionsTo(published, shipped)).toEqual([
    { path: ['timers', 'idle'], value: { n: 10 } },
    { path: ['household'], value: { visits: [] } },
  ]);
  expect(additionsTo(published, structuredClone(published))).toEqual([]);
});

test.each([
  ['another value', { ...published, colour: 'red' }],
  ['another number deep inside', { ...published, timers: { accept: { n: 4 } } }],
  ['a longer list', { ...published, levels: [...published.levels, { key: 'city', days: 30 }] }],
  ['a list whose entry knows more', { ...published, levels: [{ key: 'village', days: 30, label: '村级' }] }],
  ['something less', { colour: 'blue', levels: published.levels }],
  ['a section in place of a value', { ...published, colour: {} }],
])('%s is no addition', (_, shipped) => {
  expect(additionsTo(published, shipped)).toBeNull();
});
