import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { COMMON } from '../../../core/assessment/common.ts';
import { targetsOf, UNIT_COLUMN, type Target } from '../../../core/assessment/grid.ts';
import { VERDICTS, type Verdict } from '../../../core/assessment/model.ts';
import type { GridView } from '../../../core/contract/grid.ts';
import type { IsoDate } from '../../../core/date.ts';
import { useCallWhen } from '../../api.ts';
import { showNumber } from '../../parts/format.ts';
import { useHints } from '../../parts/place.ts';
import { useShortcuts } from '../../parts/shortcuts.ts';
import { VaultPicker } from '../../parts/vault-picker.tsx';
import { grid as words } from '../../texts/grid.ts';
import { BulkBar } from './bulk-bar.tsx';
import styles from './grid.module.css';
import { GroupLine } from './group-line.tsx';
import { Heads } from './heads.tsx';
import type { Line } from './lines.ts';
import { classes, RowLine } from './row-line.tsx';
import { boxOf, chosenIn, HEADS, type Box, type Field, type Position } from './selection.ts';
import { useActs } from './use-acts.ts';
import { useSelection } from './use-selection.ts';

/** Heights of lines, as grid.module.css draws them. */
const ROW_HEIGHT = 30;
const HEADS_HEIGHT = 120;

interface Props {
  view: GridView;
  year: number;
  today: IsoDate;
  lines: readonly Line[];
  /** Cells the filter is about; null without one. */
  meant: ReadonlySet<string> | null;
  start: Position | null;
  onFold: (groupId: string) => void;
  /** The page is left for the desk, from this place. */
  onLeave: (place: Position) => void;
}

/** The grid itself, and what is done to the cells chosen in it. */
export function Matrix({ view, year, today, lines, meant, start, onFold, onLeave }: Props) {
  const navigate = useNavigate();
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: sized, height } = useElementSize<HTMLDivElement>();
  const element = useMergedRef(scroller, sized);
  const page = Math.max(Math.floor((height - HEADS_HEIGHT) / ROW_HEIGHT) - 2, 1);
  const field = useMemo<Field>(() => ({ lines, systems: view.systems.length, page }), [lines, view.systems.length, page]);

  const openDesk = ({ line, column }: Position): void => {
    const found = lines.find(({ key }) => key === line);
    if (found?.kind !== 'row') return;
    const system = view.systems[column];
    const itemId = column === UNIT_COLUMN ? found.row.unit.itemId : found.row.cells[column]?.itemId;
    if (itemId == null || (column !== UNIT_COLUMN && system === undefined)) return;
    onLeave({ line, column });
    const framework = system?.framework === view.framework ? {} : { framework: view.framework };
    void navigate({ to: `/assess/${system?.id ?? COMMON}`, search: { item: itemId, ...framework } });
  };
  const state = useSelection({ field, start, onFold, onOpen: openDesk });
  const { active, selection } = state;
  const box = useMemo(() => boxOf(field, selection), [field, selection]);
  const chosen = useMemo(() => chosenIn(field, box, meant), [field, box, meant]);
  const targets = useMemo(() => targetsOf(chosen.rows), [chosen]);
  const all = [...targets.written, ...targets.following];
  const own = targets.written.filter(({ column, cell }) => column !== UNIT_COLUMN && cell.said && cell.common);
  // The unit's answer to a milder requirement is not confirmed for a stricter one in passing: the desk shows what it adds.
  const isMilder = ({ column, row }: Target): boolean => column === UNIT_COLUMN && (row.unit.level ?? 0) < (view.unit?.level ?? 0);
  const unconfirmed = targets.written.filter((one) => one.cell.verdict !== null && !one.cell.confirmed && !isMilder(one));

  const acts = useActs(view, year);
  const [asking, ask] = useState(false);
  const [picking, pick] = useState(false);
  const give = (verdict: Verdict): void => {
    if (targets.written.length === 0) return;
    ask(verdict === 'not_applicable');
    if (verdict !== 'not_applicable') acts.verdict(verdict, targets);
  };
  const leave = (): void => {
    if (asking) ask(false);
    state.select({ active, range: asking ? selection.range : null });
  };
  useShortcuts(
    {
      ...Object.fromEntries(VERDICTS.map((verdict, index) => [String(index + 1), () => give(verdict)])),
      t: () => acts.useCommon(own),
      e: () => all.length > 0 && pick(true),
      escape: leave,
    },
    box !== null,
  );
  useHints([
    { keys: ['↑', '↓', '←', '→'], text: words.keys.move },
    { keys: ['Shift', '↓'], text: words.keys.extend },
    { keys: ['1', '2', '3', '4'], text: words.keys.verdict },
    { keys: ['T'], text: words.keys.useCommon },
    { keys: ['E'], text: words.keys.evidence },
    { keys: ['Enter'], text: words.keys.desk },
    { keys: ['Ctrl', 'A'], text: words.keys.group },
    { keys: ['Esc'], text: words.keys.clear },
  ]);

  const vault = useCallWhen(picking, 'evidence.list');
  const chooseGroup = useStable(state.chooseGroup);
  const refuseGroup = useStable((line: string, column: number | null) => {
    state.chooseGroup(line, column);
    ask(true);
  });
  return (
    <>
      <div
        ref={element}
        className={classes(styles['scroller'], box !== null && styles['withBar'])}
        onKeyDown={state.onKeyDown}
        onPointerDown={state.onPointerDown}
        onPointerOver={state.onPointerOver}
        onDoubleClick={state.onDoubleClick}
      >
        <div
          role="grid"
          aria-label={words.label}
          aria-multiselectable
          aria-rowcount={lines.length + 1}
          aria-colcount={view.systems.length + 2}
          className={styles['grid']}
          style={{ minWidth: `calc(var(--item) + var(--unit) + ${view.systems.length} * var(--column))` }}
        >
          <Heads view={view} active={active.line === HEADS ? active.column : null} left={box?.left ?? null} right={box?.right ?? null} />
          <Body
            scroller={scroller}
            lines={lines}
            view={view}
            active={active}
            box={box}
            meant={meant}
            onDrawn={state.settle}
            onChoose={chooseGroup}
            onNotApplicable={refuseGroup}
          />
        </div>
      </div>
      {box !== null && (
        <BulkBar
          targets={targets}
          outside={chosen.outside}
          own={own.length}
          unconfirmed={unconfirmed.length}
          asking={asking}
          error={acts.error}
          onVerdict={give}
          onReason={(reason) => {
            acts.verdict('not_applicable', targets, reason);
            ask(false);
            state.select(selection);
          }}
          onStopAsking={leave}
          onUseCommon={() => acts.useCommon(own)}
          onEvidence={() => pick(true)}
          onConfirm={() => acts.confirm(unconfirmed)}
          onClear={leave}
        />
      )}
      <VaultPicker
        opened={picking}
        onClose={() => pick(false)}
        lead={leadOf(all.length, targets.written.filter(({ cell }) => cell.state === 'inherited').length)}
        linked={[]}
        intake={{
          link: (id) => {
            const found = vault.data?.find((piece) => piece.id === id);
            if (found !== undefined) acts.link(found, targets);
            pick(false);
          },
          unlink: () => undefined,
          error: null,
        }}
        today={today}
      />
    </>
  );
}

const leadOf = (cells: number, inherited: number): string =>
  [words.evidenceFor(showNumber(cells)), ...(inherited > 0 ? [words.becomesOwn(showNumber(inherited))] : [])].join(' ');

/** The same function on every render, doing what the last one does. */
function useStable(act: (line: string, column: number | null) => void): (line: string, column: number | null) => void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  return useCallback((line, column) => latest.current(line, column), []);
}

interface BodyProps {
  scroller: RefObject<HTMLDivElement | null>;
  lines: readonly Line[];
  view: GridView;
  active: Position;
  box: Box | null;
  meant: ReadonlySet<string> | null;
  onDrawn: () => void;
  onChoose: (line: string, column: number | null) => void;
  onNotApplicable: (line: string, column: number | null) => void;
}

/** The lines in sight, and the one the keyboard is on. */
function Body({ scroller, lines, view, active, box, meant, onDrawn, onChoose, onNotApplicable }: BodyProps) {
  const here = lines.findIndex(({ key }) => key === active.line);
  const rangeExtractor = useCallback(
    (range: Range) => [...new Set([...defaultRangeExtractor(range), ...(here < 0 ? [] : [here])])].toSorted((a, b) => a - b),
    [here],
  );
  // oxlint-disable-next-line react/incompatible-library -- nothing of it is handed on to memoised parts.
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 12,
    rangeExtractor,
  });
  useEffect(onDrawn);
  return (
    <div role="rowgroup" className={styles['body']} style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, start: top, key }) => {
        const line = lines[index];
        if (line === undefined) return null;
        const shared = { line: line.key, systems: view.systems, index, top, active: index === here ? active.column : null };
        if (line.kind === 'group') {
          const { group, rows, open } = line;
          return <GroupLine key={key} {...shared} {...{ group, rows, open, onChoose, onNotApplicable }} />;
        }
        const inBox = box !== null && index >= box.top && index <= box.bottom ? box : null;
        return (
          <RowLine
            key={key}
            {...shared}
            row={line.row}
            unitLevel={view.unit?.level ?? null}
            left={inBox?.left ?? null}
            right={inBox?.right ?? null}
            first={index === inBox?.top}
            last={index === inBox?.bottom}
            meant={meant}
          />
        );
      })}
    </div>
  );
}
