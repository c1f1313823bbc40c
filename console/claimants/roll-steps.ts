import type { DisputeAnswer } from '../../api/disputes/dispute-schema.ts';
import { rollPath } from '../dispute/roll-card.ts';
import type { Words } from '../layout/words.ts';
import { claimantFormTypes } from './form-types.ts';

/** 可以办理: what the reader can do for the claimants now, each as a button; before an import, the template and the check. */
export function rollSteps({ id, actions, mass }: DisputeAnswer, say: Words) {
  const { claimants: words } = say;
  const base = rollPath(id).replace(/\/claimants$/, '');
  const may = claimantFormTypes.filter((type) => actions.includes(type));
  return [
    ...(may.includes('import-claimants')
      ? [
          { name: words.template, path: '/console/claimants/template', isFirst: false },
          { name: words.check, path: `${base}/check-claimants`, isFirst: false },
        ]
      : []),
    // A roll that is there already is rather gone on with than added to.
    ...may.map((type) => ({
      name: say.command[type],
      path: `${base}/${type}`,
      isFirst: type !== 'import-claimants' || mass === null,
    })),
    ...(may.includes('close-claimants')
      ? [{ name: words.closeAll, path: `${base}/close-claimants?all=yes`, isFirst: false }]
      : []),
  ];
}
