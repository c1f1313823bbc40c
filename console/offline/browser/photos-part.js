// @ts-check
import { copyOf, part, put, say, when } from './page.js';

const MEGABYTE = 1024 * 1024;

/**
 * 照片: taken with the camera or chosen, kept as they are – evidence is not made smaller – and shown from memory.
 * @param {import('./kept.js').Kept} kept @param {import('./kept.js').Written} record
 * @param {{ shown: HTMLElement, keep: () => Promise<unknown> }} around
 */
export function showPhotos(kept, record, { shown, keep }) {
  const list = part(shown, 'photoList');
  const draw = async () => {
    const cards = await Promise.all(record.photos.map((photo) => photoCard(kept, record, photo, { keep, draw })));
    list.replaceChildren(...cards);
    part(shown, 'photosNone').hidden = cards.length > 0;
  };
  for (const input of part(shown, 'photos').querySelectorAll('input[type="file"]')) {
    const chosen = /** @type {HTMLInputElement} */ (input);
    chosen.addEventListener('change', async () => {
      const files = [...(chosen.files ?? [])];
      chosen.value = '';
      const wrong = files.map((file) => wrongWith(file, kept.evidence)).find((each) => each !== null) ?? null;
      put(shown, { photoWrong: wrong });
      for (const file of files.filter((each) => wrongWith(each, kept.evidence) === null)) {
        const id = crypto.randomUUID();
        const title = say('photo', { n: record.photos.length + 1 });
        await kept.putPhoto(record.id, id, file);
        record.photos.push({ id, title, mediaType: file.type, size: file.size, isSent: false });
        await keep();
      }
      await draw();
    });
  }
  void draw();
}

/** What can be seen from outside; what a file really is, the server judges. @param {File} file @param {import('./net.js').EvidenceRules} evidence */
function wrongWith({ name, size, type }, evidence) {
  if (size > evidence.maxBytes) return say('tooLarge', { name, most: Math.floor(evidence.maxBytes / MEGABYTE) });
  return evidence.mediaTypes.includes(type) ? null : say('wrongKind', { name });
}

/**
 * @param {import('./kept.js').Kept} kept @param {import('./kept.js').Written} record @param {import('./kept.js').Photo} photo
 * @param {{ keep: () => Promise<unknown>, draw: () => Promise<void> }} around
 */
async function photoCard(kept, record, photo, { keep, draw }) {
  const card = copyOf('photo');
  const title = /** @type {HTMLInputElement} */ (card.querySelector('input'));
  title.id = `photo-${photo.id}`;
  title.name = photo.id;
  title.value = photo.title;
  /** @type {HTMLLabelElement} */ (card.querySelector('label')).htmlFor = title.id;
  title.addEventListener('input', () => {
    photo.title = title.value.trim() === '' ? photo.title : title.value;
    void keep();
  });
  const picture = /** @type {HTMLImageElement} */ (card.querySelector('img'));
  if (photo.mediaType.startsWith('image/')) {
    const address = URL.createObjectURL(await kept.photoFile(photo));
    picture.src = address;
    picture.addEventListener('load', () => URL.revokeObjectURL(address));
  } else picture.hidden = true;
  when(card, 'remove', async () => {
    record.photos = record.photos.filter(({ id }) => id !== photo.id);
    await kept.dropPhotos([photo.id]);
    await keep();
    await draw();
  });
  return card;
}
