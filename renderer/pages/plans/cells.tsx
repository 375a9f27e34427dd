/** Pieces in which plans and their requirements are shown, the same in every view. */
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleX, IconPlayerPlay, type Icon } from '@tabler/icons-react';
import type { Plan, PlanState } from '../../../core/assessment/model.ts';
import { itemCode } from '../../../core/checklist/items.ts';
import { showDate } from '../../../core/date.ts';
import { holderOf } from '../../../core/report/plan-paper.ts';
import { firstLine } from '../../../core/text.ts';
import { showNumber } from '../../parts/format.ts';
import { VerdictMark } from '../../parts/verdict-mark.tsx';
import { plans as words } from '../../texts/plans.ts';
import { FRAMEWORK_LABELS } from '../../texts/terms.ts';
import { deskAddress, type Entry, type Item } from './filters.ts';
import styles from './plans.module.css';

export const showMoney = (cost: number): string => words.money(showNumber(cost));
export const titleOf = ({ action }: Plan): string => firstLine(action) || words.nameless;

const STATE_LOOKS: Record<PlanState, { icon: Icon; tone: string }> = {
  planned: { icon: IconCircleDashed, tone: '' },
  in_progress: { icon: IconPlayerPlay, tone: 'acc' },
  done: { icon: IconCircleCheck, tone: 'met' },
  cancelled: { icon: IconCircleX, tone: '' },
};

export function StateTag({ state }: { state: PlanState }) {
  const { icon: Picture, tone } = STATE_LOOKS[state];
  return (
    <span className={`tag ${tone}`}>
      <Picture className="i" aria-hidden="true" />
      {words.states[state]}
    </span>
  );
}

export const Cost = ({ cost }: { cost: number | null }) => (
  <span className={cost === null ? 't3 nowrap' : 'nowrap'}>{cost === null ? words.unestimated : showMoney(cost)}</span>
);

export function Due({ entry: { plan, overdue } }: { entry: Entry }) {
  return (
    <span className={styles['due']}>
      {plan.due === null ? <span className="t3">{words.noDate}</span> : <span className="nowrap">{showDate(plan.due)}</span>}
      {overdue && (
        <span className="tag not">
          <IconAlertTriangle className="i" aria-hidden="true" />
          {words.overdue}
        </span>
      )}
    </span>
  );
}

export const Responsible = ({ name }: { name: string }) => (name.trim() === '' ? <span className="t3">{words.nobody}</span> : <>{name}</>);

/** “HIS, LIS” or, where there are many, “HIS, LIS và 3 hệ thống khác”. */
export function systemsText(ids: readonly string[], names: ReadonlyMap<string, string>): string {
  const told = ids.map((id) => names.get(id) ?? id);
  return told.length <= 3 ? told.join(', ') : `${told.slice(0, 2).join(', ')} và ${showNumber(told.length - 2)} hệ thống khác`;
}

/** A requirement with its verdict; leads to its place on the desk. */
export function ItemLine({ item, names, fromOther }: { item: Item; names: ReadonlyMap<string, string>; fromOther?: boolean }) {
  const code = itemCode(item.itemId);
  return (
    <span className={styles['item']}>
      <VerdictMark verdict={item.verdict} small />
      <span className={styles['itemText']}>
        <a href={deskAddress(item)} aria-label={words.detail.openItem(`${code} ${item.title}`)}>
          <span className="w5">{code}</span> {item.title}
        </a>
        <span className="s12 t2">
          {holderOf(item, names)}
          {fromOther === true && ` · ${FRAMEWORK_LABELS[item.framework]}`}
        </span>
      </span>
    </span>
  );
}
