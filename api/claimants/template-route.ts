import { XLSX } from '../../record/import/read-table.ts';
import { rollTemplate } from '../../record/import/roll-template.ts';
import type { SignedInRoute } from '../http/route.ts';

/** `GET /claimants/template`: 名单模板, with ID numbers as text so that no spreadsheet rounds them. */
export const templateRoute: SignedInRoute = {
  method: 'get',
  path: '/api/v1/claimants/template',
  operationId: 'claimants-template',
  tag: 'claimants',
  summary: '名单模板 – an XLSX with the headings, to be filled in',
  answers: { 200: { description: 'the file', mediaType: XLSX } },
  problems: [],
  signedIn: true,
  access: { of: 'county', right: 'claimants-template' },
  async handle() {
    return {
      status: 200,
      headers: {
        'Content-Type': XLSX,
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent('债权人名单.xlsx')}`,
      },
      body: await rollTemplate(),
    };
  },
};
