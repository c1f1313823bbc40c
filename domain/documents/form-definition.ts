/** What every form prints in its head. */
export type FormHead = {
  /** The form's Chinese name, printed and set as the title of the PDF. */
  title: string;
  /** The county's case number. */
  number: string;
};

/** An official form: from the facts of a record to the strings that its template prints. An empty string prints as a blank line. */
export type FormDefinition<View extends FormHead, Facts> = {
  title: string;
  /** Goes up with every change to the template or the view, so that a stored document tells what it was made with. */
  templateVersion: string;
  /** The event with which it is signed: from then on it is one document that is never made anew, only corrected. */
  settledBy?: string;
  /** Throws RangeError if the record lacks what the law makes the form say. */
  view: (facts: Facts) => View;
};
