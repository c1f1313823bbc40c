import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { z } from 'zod';
import { chineseDateTime } from '../../domain/documents/chinese-date.ts';
import type { ApiContext } from '../context.ts';
import type { Answer, ApiRequest, OpenRoute } from '../http/route.ts';
import { receiveUpload } from '../http/upload.ts';
import type { Language } from '../problems/catalogue.ts';
import { limitByAddress } from './limits.ts';
import { notStored } from './not-stored.ts';
import { Sha256, sha256Of, type VerificationAnswer, verification } from './verification.ts';
import { wordsIn } from './words.ts';

const read = (name: string) => readFileSync(new URL(`../../templates/pages/${name}`, import.meta.url), 'utf8');
const STYLE = read('page.css').trim();
const fill = Handlebars.compile(read('verify.hbs'), { strict: true });

/** No script, no picture, nothing from elsewhere; the one style is named by its hash. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const Wanted = z.object({ code: z.string().optional(), lang: z.enum(['zh', 'en']).optional() });
const Compared = z.object({ sha256: Sha256.optional() });

/**
 * 文书核验: what a QR code on a paper leads to. A court's clerk reads whether number and version are on record, and may have
 * the file itself compared. Works without scripts.
 */
export function verifyPageRoutes(context: ApiContext): OpenRoute[] {
  const page = {
    tag: 'public',
    answers: {
      200: { description: 'the page', mediaType: 'text/html' },
      404: { description: 'the page, which says that no such paper is on record', mediaType: 'text/html' },
    },
    signedIn: false as const,
    access: { of: 'everyone', because: 'a paper shows its reader its own code; nobody else knows it' } as const,
    queryOf: Wanted,
  };
  const limits = [notStored, limitByAddress(context.record)];
  return [
    {
      ...page,
      method: 'get',
      path: '/verify',
      operationId: 'verify',
      summary: '文书核验 – a page to type a paper’s code into',
      problems: ['invalid', 'too-many-attempts'],
      before: limits,
      handle: async (request) => {
        const { code } = request.query(Wanted);
        return code === undefined
          ? pageOf(request, '', null)
          : pageOf(request, code, await verification(context, code));
      },
    },
    {
      ...page,
      method: 'get',
      path: '/verify/{code}',
      operationId: 'verify-code',
      summary: '文书核验 – whether a paper is on record, by the code on it',
      params: z.object({ code: z.string() }),
      problems: ['invalid', 'too-many-attempts'],
      before: limits,
      handle: async (request) => pageOf(request, codeIn(request), await verification(context, codeIn(request))),
    },
    {
      ...page,
      method: 'post',
      path: '/verify/{code}',
      operationId: 'verify-file',
      summary: '文书核验 – whether a file is the paper on record',
      description: 'The file is hashed and not kept.',
      params: z.object({ code: z.string() }),
      requestBody: { mediaType: 'multipart/form-data', schema: Compared.extend({ file: z.string().optional() }) },
      problems: ['malformed', 'too-large', 'unsupported-media-type', 'invalid', 'too-many-attempts'],
      before: [...limits, receiveUpload],
      handle: async (request) => {
        const { file, fields } = request.body.upload(Compared);
        const sha256 = file === null || file.length === 0 ? fields.sha256 : sha256Of(file);
        return pageOf(request, codeIn(request), await verification(context, codeIn(request), sha256));
      },
    },
  ];
}

function codeIn({ params }: ApiRequest): string {
  return params.code ?? '';
}

/** Chinese or English as the link says, else as the browser asks. */
function languageIn(request: ApiRequest): Language {
  const { lang } = request.query(Wanted);
  if (lang === undefined) return request.language;
  return lang === 'en' ? 'en' : 'zh-CN';
}

function pageOf(request: ApiRequest, code: string, result: VerificationAnswer | null): Answer {
  const language = languageIn(request);
  const say = wordsIn(language).verify;
  const at = (instant: string) =>
    language === 'en' ? instant.slice(0, 16).replace('T', ' ') : chineseDateTime(instant);
  const html = fill({
    say,
    style: new Handlebars.SafeString(STYLE),
    language,
    code: code.slice(0, 40),
    path: code === '' ? '/verify' : `/verify/${encodeURIComponent(code)}`,
    asked: code !== '',
    document: result && {
      ...result,
      numbers: result.numbers.join(' · '),
      createdAt: at(result.createdAt),
      voided: result.voidNumbers.length > 0 && say.voided.replace('{numbers}', result.voidNumbers.join('、')),
      replacement: result.replacedBy && say.replaced.replace('{version}', String(result.replacedBy.version)),
      same: result.matches === true,
      different: result.matches === false,
    },
  });
  return {
    status: code !== '' && result === null ? 404 : 200,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': POLICY,
      'Referrer-Policy': 'no-referrer',
    },
    body: Buffer.from(html),
  };
}
