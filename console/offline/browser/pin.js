// @ts-check

const BIRTHDAY = /^(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;
const MOBILE = /^1[3-9]\d{9}$/;
const FEWEST_DIFFERENT = 4;

/**
 * What is wrong with a PIN: whoever finds the phone tries a birthday, a number and a run of digits first.
 * @param {string} pin @param {number} minLength @returns {'pinShort' | 'pinWeak' | null}
 */
export function weaknessOf(pin, minLength) {
  const letters = [...pin.normalize('NFKC').trim()];
  if (letters.length < minLength) return 'pinShort';
  const text = letters.join('');
  const steps = new Set(letters.slice(1).map((letter, at) => letter.charCodeAt(0) - (letters[at] ?? '').charCodeAt(0)));
  const isRun = steps.size === 1;
  const isFew = new Set(letters).size < FEWEST_DIFFERENT;
  return isRun || isFew || BIRTHDAY.test(text) || MOBILE.test(text) ? 'pinWeak' : null;
}
