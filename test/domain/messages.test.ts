import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryAt, sendAt } from '../../domain/messages/send-at.ts';
import { wordsOf } from '../../domain/messages/words-of.ts';
import { policyVersion1 } from '../../domain/policy/version-1.ts';
import { instantOf } from '../../domain/time/instant.ts';

const { quiet } = policyVersion1.messages;
const at = (clock: string) => `2026-08-31T${clock}:00.000+08:00`;
const calm = { urgent: false, quiet: true };

describe('免打扰', () => {
  it.each([
    ['21:59', '2026-08-31T21:59'],
    ['22:00', '2026-09-01T07:00'],
    ['23:59', '2026-09-01T07:00'],
    ['00:00', '2026-08-31T07:00'],
    ['06:59', '2026-08-31T07:00'],
    ['07:00', '2026-08-31T07:00'],
  ])('what can wait and comes at %s goes at %s', (clock, sent) => {
    expect(sendAt(at(clock), calm, quiet)).toBe(`${sent}:00.000+08:00`);
  });

  it('red waits for no morning, nor does who wants to hear everything at once', () => {
    expect(sendAt(at('23:30'), { urgent: true, quiet: true }, quiet)).toBe(at('23:30'));
    expect(sendAt(at('23:30'), { urgent: false, quiet: false }, quiet)).toBe(at('23:30'));
  });

  it('is never earlier than now, never more than nine hours later, and never at night', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (ms) => {
        const now = instantOf(ms);
        const sent = sendAt(now, calm, quiet);
        expect(sent >= now && sent <= instantOf(ms + 9 * 3_600_000)).toBe(true);
        expect(sendAt(sent, calm, quiet)).toBe(sent);
      }),
    );
  });
});

it('is tried again later and later, and then given up', () => {
  const { messages } = policyVersion1;
  const attempts = messages.retryAfterHours.map((_, index) => retryAt(at('08:00'), index + 1, messages));
  expect(attempts[0]).toBe(at('08:01'));
  expect(attempts).toEqual([...attempts].sort());
  expect(retryAt(at('08:00'), attempts.length + 1, messages)).toBeNull();
});

it('says how much waits, and nothing else', () => {
  expect(wordsOf({ notices: 3, urgent: true }, 'https://fq.example.gov.cn')).toEqual({
    subject: '【紧急】枫桥系统有3条新消息',
    text: '【紧急】枫桥系统有3条新消息，请登录查看：https://fq.example.gov.cn',
  });
  expect(wordsOf({ notices: 1, urgent: false }, null).text).toBe('枫桥系统有1条新消息，请登录查看');
});
