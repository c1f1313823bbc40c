import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkResidentId } from '../../../domain/people/resident-id.ts';

const TODAY = '2026-11-22';
/** The standard's own example (GB 11643-1999). */
const EXAMPLE = '11010519491231002X';

describe('a resident ID number (GB 11643-1999)', () => {
  it('is taken with its birth date and gender', () => {
    const check = { valid: true, idNumber: EXAMPLE, birthDate: '1949-12-31', gender: 'female' };
    expect(checkResidentId(EXAMPLE, TODAY)).toEqual(check);
    expect(checkResidentId(' 11010519491231002x ', TODAY)).toEqual(check);
    expect(checkResidentId('440524188001010014', TODAY)).toMatchObject({ valid: true, gender: 'male' });
  });

  it.each([
    ['form', '1101051949123100'],
    ['form', 'A1010519491231002X'],
    ['form', '11010519491231002Y'],
    ['area', '00010519491231002X'],
    ['birth-date', '110105194902300026'],
    ['birth-date', '110105202701010021'],
    ['check-digit', '110105194912310021'],
  ])('is refused for its %s: %s', (fault, idNumber) => {
    expect(checkResidentId(idNumber, TODAY)).toEqual({ valid: false, fault });
  });

  it('is refused when any one digit is mistyped', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const digit = (Number(EXAMPLE[place]) + shift) % 10;
        const mistyped = `${EXAMPLE.slice(0, place)}${digit}${EXAMPLE.slice(place + 1)}`;
        expect(checkResidentId(mistyped, TODAY).valid).toBe(false);
      }),
    );
  });
});
