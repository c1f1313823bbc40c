import { createHmac } from 'node:crypto';
import type { CivilDate } from '../domain/time/civil-date.ts';
import { macOf } from './cipher.ts';

/** 盲索引: finds a name exactly, however it was spaced or typed in full width, without storing it. */
export function nameIndex(key: Buffer, name: string): Buffer {
  return macOf(key, ['name', normaliseName(name)]);
}

/** Finds a resident ID or other identity number exactly. */
export function idNumberIndex(key: Buffer, idNumber: string): Buffer {
  return macOf(key, ['id-number', idNumber.normalize('NFKC').replace(/\s/g, '').toUpperCase()]);
}

/** 同一人: finds a person without an ID number by name and date of birth together, which is no other person's in a county. */
export function nameBirthIndex(key: Buffer, name: string, birthDate: CivilDate): Buffer {
  return macOf(key, ['name-birth', normaliseName(name), birthDate]);
}

/**
 * Keyed tokens of every two neighbouring characters, for search inside facts. 32 bits each: a chance match is rarer than
 * one case in a million, and a case's tokens fit one small array. Nothing for a text of one character.
 */
export function searchTokens(key: Buffer, text: string): number[] {
  const characters = Array.from(
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  );
  const bigrams = new Set<string>();
  for (let index = 1; index < characters.length; index++) bigrams.add(`${characters[index - 1]}${characters[index]}`);
  return [...bigrams].map((bigram) => createHmac('sha256', key).update(`bigram ${bigram}`).digest().readInt32BE(0));
}

/** Minority names carry a middle dot that is typed in several ways (买买提·艾力). */
function normaliseName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[•‧・]/g, '·')
    .toLowerCase();
}
