import { IconPlus, IconStar } from '@tabler/icons-react';
import { memo, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { isBinding } from '../../../core/assessment/counted.ts';
import type { Answer, Progress } from '../../../core/assessment/model.ts';
import { NO_PROGRESS, progressOfItems } from '../../../core/assessment/progress.ts';
import type { ChecklistGroup, Trait } from '../../../core/checklist/model.ts';
import { ProgressBar } from '../../parts/progress-bar.tsx';
import { VerdictMark } from '../../parts/verdict-mark.tsx';
import { assess as words } from '../../texts/assess.ts';
import styles from './desk.module.css';
import { isAsked, neighbourOf, rowAfter, rowsOf, type Entry } from './tree.ts';

interface Props {
  groups: readonly ChecklistGroup[];
  visible: readonly Entry[];
  answers: ReadonlyMap<string, Answer>;
  traits: readonly Trait[];
  current: string;
  openGroups: ReadonlySet<string>;
  onToggle: (group: string) => void;
  onOpen: (itemId: string) => void;
}

/** The requirements by group as a tree: one stop for Tab, inside it the arrows, Home and End (WAI-ARIA tree). */
export const TreeList = memo(function TreeList({ groups, visible, answers, traits, current, openGroups, onToggle, onOpen }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => rowsOf(visible, openGroups), [visible, openGroups]);
  const progress = useProgress(groups, traits, answers);
  // Where the arrows have led; it holds until another requirement is opened.
  const [walked, setWalked] = useState({ key: '', current });
  const stop = [walked.current === current ? walked.key : '', current].find((key) => rows.some((row) => row.key === key)) ?? rows[0]?.key;

  const elementOf = (key: string): HTMLElement | null | undefined =>
    list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`);
  const focus = (key: string): void => {
    setWalked({ key, current });
    elementOf(key)?.focus();
  };
  // A row that an answer takes out of the filter hands the focus on to its neighbour.
  const focused = useRef<string | null>(null);
  const shown = useRef(rows);
  useEffect(() => {
    const before = shown.current;
    shown.current = rows;
    if (focused.current === null || document.activeElement !== document.body) return;
    if (rows.some(({ key }) => key === focused.current)) return;
    const next = neighbourOf(before, focused.current, rows);
    focused.current = null;
    if (next !== null) elementOf(next)?.focus();
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const act = rowAfter(rows, event.target instanceof HTMLElement ? (event.target.dataset['row'] ?? '') : '', event.key);
    if (act === null) return;
    event.preventDefault();
    if (act.toggle) onToggle(act.key);
    else focus(act.key);
  };

  return (
    <div
      ref={list}
      role="tree"
      aria-label={words.tree}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        focused.current = event.target.dataset['row'] ?? null;
      }}
      onBlur={() => {
        focused.current = null;
      }}
    >
      {rows.map((row) =>
        row.kind === 'group' ? (
          <Group
            key={row.key}
            group={row.group}
            open={row.open}
            progress={progress.get(row.key) ?? NO_PROGRESS}
            reachable={row.key === stop}
            onToggle={onToggle}
          />
        ) : (
          <Item
            key={row.key}
            entry={row.entry}
            answer={answers.get(row.key)}
            current={row.key === current}
            reachable={row.key === stop}
            onOpen={onOpen}
          />
        ),
      )}
    </div>
  );
});

function useProgress(
  groups: readonly ChecklistGroup[],
  traits: readonly Trait[],
  answers: ReadonlyMap<string, Answer>,
): ReadonlyMap<string, Progress> {
  return useMemo(
    () =>
      new Map(
        groups.map(({ id, items }) => [
          id,
          progressOfItems(
            items,
            traits,
            items.flatMap((item) => answers.get(item.id) ?? []),
          ),
        ]),
      ),
    [groups, traits, answers],
  );
}

interface GroupProps {
  group: ChecklistGroup;
  open: boolean;
  progress: Progress;
  reachable: boolean;
  onToggle: (group: string) => void;
}

const Group = memo(function Group({ group, open, progress, reachable, onToggle }: GroupProps) {
  const done = progress.answered === progress.applicable;
  return (
    <button
      type="button"
      role="treeitem"
      aria-level={1}
      aria-expanded={open}
      aria-selected={false}
      tabIndex={reachable ? 0 : -1}
      data-row={group.id}
      className={styles['group']}
      onClick={() => onToggle(group.id)}
    >
      <span className="s12 t3">{shortNumber(group.clause)}</span>
      <span className="ell" title={group.title}>
        {group.title}
      </span>
      <span className="s12 t2">
        {done ? progress.answered : <b className="acc">{progress.answered}</b>}/{progress.applicable}
      </span>
      <ProgressBar progress={progress} thin />
    </button>
  );
}, isSameGroup);

/** “Điều 9.6-9.7” → “Đ9.6”: where the group begins, in the room there is. */
const shortNumber = (clause: string): string => /^[^\s,;-]+/.exec(clause.replace(/^Điều\s+/, 'Đ'))?.[0] ?? clause;

/** The numbers are counted anew with every answer; the line is drawn again only when its own are others. */
function isSameGroup(before: GroupProps, now: GroupProps): boolean {
  return (
    before.group === now.group &&
    before.open === now.open &&
    before.reachable === now.reachable &&
    before.onToggle === now.onToggle &&
    JSON.stringify(before.progress) === JSON.stringify(now.progress)
  );
}

interface ItemProps {
  entry: Entry;
  answer: Answer | undefined;
  current: boolean;
  reachable: boolean;
  onOpen: (itemId: string) => void;
}

const Item = memo(function Item({ entry, answer, current, reachable, onOpen }: ItemProps) {
  const element = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (current) element.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const asked = isAsked(entry);
  return (
    <button
      ref={element}
      type="button"
      role="treeitem"
      aria-level={2}
      aria-selected={current}
      tabIndex={reachable ? 0 : -1}
      data-row={entry.item.id}
      className={asked ? styles['entry'] : `${styles['entry']} ${styles['aside']}`}
      onClick={() => onOpen(entry.item.id)}
    >
      <VerdictMark verdict={asked ? (answer?.verdict ?? null) : 'not_applicable'} inherited={asked && answer?.inherited === true} />
      <span className="ell" title={`${entry.item.id} ${entry.item.title}`}>
        {entry.item.title}
      </span>
      {asked && answer !== undefined && answer.verdict !== null && !answer.confirmed && (
        <i className={styles['unconfirmed']} role="img" aria-label={words.notConfirmed} title={words.notConfirmed} />
      )}
      {entry.included && <IconPlus className="i s t3" role="img" aria-label={words.included} />}
      {asked && !isBinding(entry.item) && <IconStar className="i s t3" role="img" aria-label={words.recommendedMark} />}
    </button>
  );
});
