import type { AccessRule } from '../../domain/organisation/access-rule.ts';
import { found } from '../../api/http/reading.ts';
import { filled, labelOf, type Words } from '../layout/words.ts';
import type { SignedInPage } from '../page.ts';
import { describedForms, pictureOf } from './form-pages.ts';

const described = {
  method: 'get',
  signedIn: true,
  access: { of: 'county', right: 'policies' } satisfies AccessRule,
} as const;

/** `/console/gallery`: 文书式样 – a picture of every form, and of each its template's version and its fields. */
export const galleryPages: SignedInPage[] = [
  {
    ...described,
    path: '/console/gallery',
    handle: ({ say }) => ({
      view: 'gallery',
      title: say.gallery.title,
      data: {
        forms: describedForms().map(({ code, title }) => ({
          name: nameOf(code, title, say),
          path: `/console/gallery/${code}`,
          picture: `/console/gallery/${code}/picture`,
        })),
      },
    }),
  },
  {
    ...described,
    path: '/console/gallery/{form}',
    handle({ params, say }) {
      const { code, title, basis, version, fields } = formOf(params.form);
      const name = nameOf(code, title, say);
      return {
        view: 'gallery-form',
        title: name,
        data: {
          name,
          picture: `/console/gallery/${code}/picture`,
          alt: filled(say.gallery.alt, { name }),
          facts: [
            { name: say.gallery.printed, value: title },
            { name: say.gallery.basis, value: basis.replaceAll(', form ', say.gallery.form) },
            { name: say.gallery.version, value: version ?? say.gallery.noVersion },
            { name: say.gallery.template, value: `templates/documents/${code}.hbs` },
          ],
          fields: fields.map(({ name: field, sample }) => ({ name: field, sample: sample ?? say.gallery.empty })),
        },
      };
    },
  },
  {
    ...described,
    path: '/console/gallery/{form}/picture',
    handle: ({ params }) => ({
      served: {
        status: 200,
        headers: { 'Content-Type': 'image/png', 'Cache-Control': 'private, max-age=3600' },
        body: found(pictureOf(formOf(params.form).code)),
      },
    }),
  },
];

function formOf(code: string | undefined) {
  return found(describedForms().find((form) => form.code === code) ?? null);
}

/** What people know it by; the name that it prints where nobody calls it otherwise. */
function nameOf(code: string, title: string, { form, papers, gallery }: Words): string {
  const name = labelOf({ ...form, ...papers.forms, ...gallery.forms }, code);
  return name === code ? title : name;
}
