import { withEverydayCharacters } from './lookalikes.ts';

/**
 * Text as it may stand on an official paper: without control characters and without the invisible marks that turn the
 * direction of writing or hide characters or look like others, so that what is read is what is recorded. Line ends become `\n`.
 */
export function printable(text: string): string {
  return withEverydayCharacters(text)
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\p{Bidi_Control}\u00ad\u200b\u2060\ufeff]/gu, '')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .trim();
}

/** The paragraphs of a longer text, empty lines dropped; none for an empty text. */
export function paragraphs(text: string): string[] {
  return printable(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
