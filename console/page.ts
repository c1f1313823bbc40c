import type { RequestHandler } from 'express';
import type { z } from 'zod';
import type { Body } from '../api/http/body.ts';
import type { Answer, OpenRoute, SignedInRoute } from '../api/http/route.ts';
import type { Language } from '../api/problems/catalogue.ts';
import type { Origin } from '../domain/audit/entry.ts';
import type { Actor } from '../domain/organisation/actor.ts';
import type { Client, SignIn } from '../record/identity/sessions.ts';
import type { CookieName } from './http/cookies.ts';
import type { Words } from './layout/words.ts';

/** Light, dark or high contrast; `auto` is what the device prefers. */
export type Theme = 'auto' | 'light' | 'dark' | 'contrast';

/** One request for a page, or from a form on it. Nothing of Express shows through. */
export interface Visit {
  params: Readonly<Record<string, string>>;
  language: Language;
  theme: Theme;
  say: Words;
  /** The address asked for, with its query: where a form brings somebody back to. */
  here: string;
  /** What the browser keeps for us under that name. */
  cookie(name: CookieName): string | undefined;
  header(name: string): string | undefined;
  /** From where it comes. */
  client: Client;
  /** The query parameters as the schema reads them; throws Problem `invalid`. */
  query<T>(schema: z.ZodType<T>): T;
  /** The fields of the form that was sent, as they were typed. */
  fields: Readonly<Record<string, string>>;
  /** What a script sent, for a page that receives it (`before`). */
  body: Body;
  /** The token that forms and scripts send along, bound to the session. */
  csrf(): string;
  /** The files that were sent with it, by their field. */
  files: Readonly<Record<string, readonly Buffer[]>>;
}

/** Somebody's visit who has signed in. */
export interface SignedInVisit extends Visit {
  actor: Actor;
  session: Omit<SignIn, 'actor'>;
  /** From where, for the audit trail. */
  origin: Origin;
}

/** A cookie to be kept, or null to be forgotten. */
export type Cookies = Partial<Record<CookieName, string | null>>;

/** Where events of a page go, by their names. */
export interface EventSink {
  send(event: string): void;
  /** Nothing but a sign of life. */
  beat(): void;
  end(): void;
}

/** What makes a page say that there is news: a change of the record that it shows, or of any that one may see. */
export type Live = { recordId: string } | 'anything';

/** A template with its data. */
export interface ViewAnswer {
  view: string;
  title: string;
  data: object;
  status?: number;
  cookies?: Cookies;
  live?: Live;
  /** For what is still being made: after so many seconds the browser asks again, without a script. */
  refreshSeconds?: number;
  /** Whether the page shows a file – a paper, a recording – in a frame or player. */
  frames?: boolean;
}

/** What a page answers: a template with its data, somewhere else to go, a file of its own, what the API serves, or events. */
export type PageAnswer =
  | ViewAnswer
  | { redirect: string; cookies?: Cookies }
  | { file: Buffer; mediaType: string }
  | { served: Answer }
  /** A template without what surrounds pages, for a script of ours. */
  | { fragment: string; data: object }
  /** Begins to send events, and answers how it stops once nobody listens any more. */
  | { events(sink: EventSink): () => void };

interface Described {
  method: 'get' | 'post';
  /** With braces, as the API's routes: `/console/disputes/{id}`. */
  path: string;
  /** Receives what is no form of fields, once it is known that a page of ours has sent it. */
  before?: readonly RequestHandler[];
}

/** A page for whoever asks. */
export interface OpenPage extends Described {
  signedIn: false;
  access: OpenRoute['access'];
  handle(visit: Visit): PageAnswer | Promise<PageAnswer>;
}

/** A page that needs a session. */
export interface SignedInPage extends Described {
  signedIn: true;
  /** Who may, in the access table's words. */
  access: SignedInRoute['access'];
  /** The query that it reads, whose words are a search for the audit trail. */
  queryOf?: SignedInRoute['queryOf'];
  /** Whether the form carries files. */
  takesFiles?: true;
  /** What the API's route for it takes, for the audit trail. */
  requestBody?: SignedInRoute['requestBody'];
  /** What may still be demanded of the session. */
  whileDemanded?: SignedInRoute['whileDemanded'];
  handle(visit: SignedInVisit): PageAnswer | Promise<PageAnswer>;
}

export type Page = OpenPage | SignedInPage;
