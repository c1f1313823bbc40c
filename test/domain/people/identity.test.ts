import { describe, expect, it } from 'vitest';
import { identifyPerson, identifyRepresentatives } from '../../../domain/people/identity.ts';

const TODAY = '2026-11-22';
/** The standard's own example (GB 11643-1999): a woman born on 1949-12-31. */
const EXAMPLE = '11010519491231002x';
const NAME = { name: '陈桂兰' };

describe('a person and the ID number given', () => {
  it('agree, and what was not given follows', () => {
    const known = { ...NAME, idNumber: EXAMPLE.toUpperCase(), birthDate: '1949-12-31', gender: 'female' };
    expect(identifyPerson({ ...NAME, idNumber: EXAMPLE }, TODAY)).toEqual({ facts: known, faults: [] });
    expect(identifyPerson({ ...NAME, idNumber: EXAMPLE, gender: 'unknown' }, TODAY).facts.gender).toBe('unknown');
    expect(identifyPerson(NAME, TODAY)).toEqual({ facts: NAME, faults: [] });
  });

  it('disagree', () => {
    const fields = (facts: Parameters<typeof identifyPerson>[0]) =>
      identifyPerson(facts, TODAY).faults.map(({ field }) => field);
    expect(fields({ ...NAME, idNumber: EXAMPLE, birthDate: '1950-01-01', gender: 'male' })).toEqual([
      'birthDate',
      'gender',
    ]);
    expect(fields({ ...NAME, idNumber: '110105194912310021', birthDate: '1950-01-01' })).toEqual(['idNumber']);
    expect(fields({ ...NAME, idNumber: EXAMPLE, birthDate: '2026-11-23' })).toEqual(['birthDate']);
    expect(fields({ ...NAME, birthDate: TODAY })).toEqual([]);
  });

  it('are looked at for guardian and agent too', () => {
    const acting = {
      ...NAME,
      guardian: { name: '陈建国', idNumber: EXAMPLE },
      agent: { name: '王律师', idNumber: '1' },
    };
    const { facts, faults } = identifyRepresentatives(acting, TODAY);
    expect(facts.guardian?.idNumber).toBe(EXAMPLE.toUpperCase());
    expect(faults.map(({ field }) => field)).toEqual(['agent.idNumber']);
  });
});
