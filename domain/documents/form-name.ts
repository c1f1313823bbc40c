/** What is asked for: a form of the whole record, or of one part of it, such as a session or a party. */
export interface FormName {
  code: string;
  /** Which part: its id, or its number in the record, counted from 1. */
  about?: string;
}

/**
 * A form of which a record has several at a time is asked for and stored by a name that says what it is about
 * (`mediation-record.b5c1…`); other forms go by their code alone, which has no dot.
 */
export function formName({ code, about }: FormName): string {
  return about === undefined ? code : `${code}.${about}`;
}

export function formNameOf(name: string): FormName {
  const dot = name.indexOf('.');
  return dot < 0 ? { code: name } : { code: name.slice(0, dot), about: name.slice(dot + 1) };
}
