import type { CivilDate } from '../time/civil-date.ts';

/**
 * 删除事由: its time of keeping is over (个人信息保护法 47 (2)) · a court or an authority has ordered it, which goes before that
 * time (47 (4), (5)).
 */
export type ErasureGround = 'retention-over' | 'ordered';

/** What a case's, or a person's, being erased depends on. */
export interface Matter {
  /** The case itself, or a record that hangs on it, is not over. */
  open: boolean;
  /** 已删除: nothing of it is left. */
  erased: boolean;
  /** 保存期限: the last day on which the law wants it kept; null where nobody has reckoned it, which is for good. */
  keptUntil: CivilDate | null;
}

/**
 * 可否删除: why it may not be, in words for whoever asked; it may if there is nothing to say. An open case is driven on by what
 * it holds, so that it must be over first, whoever orders otherwise; and while the law wants it kept, it is kept and used
 * for nothing else (个人信息保护法 47, second paragraph).
 */
export function whyNotErased(matter: Matter, ground: ErasureGround, today: CivilDate): string[] {
  const reasons: string[] = [];
  if (matter.erased) reasons.push('已依法删除');
  if (matter.open) reasons.push('尚未办结,须先办结');
  if (ground === 'retention-over') {
    if (matter.keptUntil === null) reasons.push('没有保存期限,长期保存');
    else if (today <= matter.keptUntil) reasons.push(`保存期限至${matter.keptUntil}`);
  }
  return reasons;
}
