import type { RequestHandler } from 'express';
import type { z } from 'zod';
import type { AccessRule } from '../../domain/organisation/access-rule.ts';
import type { Origin } from '../../domain/audit/entry.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { Client, Demand, SignIn } from '../../record/identity/sessions.ts';
import type { Language, ProblemCode } from '../problems/catalogue.ts';
import type { Body } from './body.ts';

/** What a handler is given. Nothing of Express shows through, so a handler is a plain function from request to answer. */
export interface ApiRequest {
  /** Path parameters, by name. */
  params: Readonly<Record<string, string>>;
  body: Body;
  language: Language;
  /** From where it is asked. */
  client: Client;
  /**
   * The query parameters as the schema reads them.
   * @throws Problem `invalid`
   */
  query<T>(schema: z.ZodType<T>): T;
  header(name: string): string | undefined;
}

export interface SignedInRequest extends ApiRequest {
  actor: Actor;
  /** By what the actor is signed in: a session, or a machine's token. */
  session: Omit<SignIn, 'actor'>;
  /** From where, for the audit trail. */
  origin: Origin;
}

export interface Answer {
  status: number;
  /** Sent as JSON, or as it is if it is a Buffer; nothing is sent if undefined. */
  body?: unknown;
  headers?: Record<string, string>;
}

interface Described {
  method: 'get' | 'post';
  /** With braces, as OpenAPI writes it: `/disputes/{id}`. */
  path: string;
  /** For generated clients; unique. */
  operationId: string;
  tag: string;
  summary: string;
  description?: string;
  params?: z.ZodObject;
  queryOf?: z.ZodObject;
  headers?: z.ZodObject;
  requestBody?: { mediaType: string; schema: z.ZodType; example?: unknown };
  answers: Record<
    number,
    { description: string; schema?: z.ZodType; example?: unknown; mediaType?: string; headers?: z.ZodObject }
  >;
  /** The refusals it may give besides those of every route. */
  problems: ProblemCode[];
  /** Reads the body, or guards the route, before the handler. */
  before?: RequestHandler[];
}

/** A route for whoever asks. */
export interface OpenRoute extends Described {
  signedIn: false;
  /** Why nobody has to say who they are. */
  access: { of: 'everyone'; because: string };
  handle(request: ApiRequest): Answer | Promise<Answer>;
}

/** A route that needs a bearer token. */
export interface SignedInRoute extends Described {
  signedIn: true;
  /** Who may, in the access table's words. */
  access: AccessRule;
  /** The demands on a session that it serves although they are not met yet. */
  whileDemanded?: readonly Demand[];
  /** The names that a search in a body is for: it is entered as a look. */
  searched?(body: Body): string[];
  handle(request: SignedInRequest): Answer | Promise<Answer>;
}

export type Route = OpenRoute | SignedInRoute;
