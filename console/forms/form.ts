import type { Answer, SignedInRoute } from '../../api/http/route.ts';
import type { Words } from '../layout/words.ts';
import type { PageAnswer, SignedInVisit } from '../page.ts';

/** One of several that can be chosen: what is sent, and what people read. */
export interface Option {
  value: string;
  label: string;
}

/**
 * What a form says, of one area. Keys are the field's name (`reason`), or, where that means something else there, its
 * address in one form (`record-session.record`); rows of a list have no number in it (`reach-agreement.obligations.what`).
 */
export interface FormWords {
  /** By form: what it is called, where the shared word for the command (`say.command`) means something else. */
  name?: Readonly<Record<string, string>>;
  /** By form: what sending it brings about, in plain words. */
  consequence: Readonly<Record<string, string>>;
  field: Readonly<Record<string, string>>;
  help: Readonly<Record<string, string>>;
  /** By field, then by code. */
  code: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What is asked on the form differently than the route's schema says by itself. By the field's address without row numbers. */
export interface FieldChange {
  /** Not asked. */
  left?: true;
  /** Asked as: a few lines, or a row for each of the field's options (`each`: consents, one by one). */
  as?: 'prose' | 'line' | 'each';
  /** Must be filled in here although the API could do without. */
  required?: true;
  /** Where what is typed is looked at while it is typed, on devices with scripts; it answers a fragment. */
  check?: string;
  /** May be left empty although the API wants it: `adapt` says it then. */
  optional?: true;
  /** Rows that stand there at first. */
  rows?: number;
  /** A file that one may well photograph on the spot: a phone then offers its camera first. */
  camera?: true;
}

/** 再确认: what follows from what was filled in, each reason, and what the button says that sends it all the same. */
export interface Doubts {
  lead: string;
  reasons: readonly string[];
  confirm: string;
}

/** What a form has to know before it is shown, read as whoever asks may read it. */
export interface Asked {
  title: string;
  /** What it is about: number and title of a case. */
  about?: string;
  /** Where one comes from, and goes back to. */
  back: string;
  /** The record as it was read, for `If-Match`. */
  seq?: number;
  /** By the field's name, or by its address where the name is not enough. */
  options?: Readonly<Record<string, readonly Option[]>>;
  /** What stands in the fields at first, by their names on the form (`at`, `terms.0`). */
  values?: Readonly<Record<string, string>>;
  /** What has to be known before, such as that a family is under protection. */
  notices?: readonly { kind: 'good' | 'bad' | 'warn' | 'info'; text: string }[];
}

/**
 * 表单: one of the API's routes, filled in by a person. Its fields are what the route's schema asks for, in that order; its
 * refusals are the API's own.
 */
export interface FormDefinition {
  /** The command; its words are found by it. */
  name: string;
  /** `/console/disputes/{id}/accept`: the form by GET, and what was filled in by POST. */
  path: string;
  route: SignedInRoute;
  words(say: Words): FormWords;
  /** @throws Problem for whoever may not, or not now */
  ask(visit: SignedInVisit): Promise<Asked>;
  changes?: Readonly<Record<string, FieldChange>>;
  /** Fields that are asked before the others, in this order: as one asks at a door, say. */
  order?: readonly string[];
  /** What makes of it less than was meant: said before it is sent, which then takes a second word. */
  doubts?(body: Record<string, unknown>, visit: SignedInVisit): Promise<Doubts | null> | Doubts | null;
  /** The last word on what is sent. */
  adapt?(body: Record<string, unknown>, visit: SignedInVisit): Promise<unknown> | unknown;
  /** What was asked for, where it is shown once and nowhere kept: it is the page. */
  shows?(answer: Answer, visit: SignedInVisit, asked: Asked): PageAnswer;
  /** Where to go on when it is done; back, unless said. */
  after?(answer: Answer, asked: Asked): string;
  /** What is shown instead of going on: what nobody can be shown a second time, such as a password. */
  shows?(answer: Answer, visit: SignedInVisit, asked: Asked): PageAnswer;
}
