import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChevronLeft,
  IconChevronRight,
  IconPlus,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Output } from '../../../core/api.ts';
import type { Evidence } from '../../../core/assessment/model.ts';
import { showNumber } from '../../parts/format.ts';
import { useHints } from '../../parts/place.ts';
import { useShortcuts } from '../../parts/shortcuts.ts';
import { useUnsaved } from '../../parts/unsaved.ts';
import { redaction as words } from '../../texts/redaction.ts';
import { newBoxId, openSuggestions, withBox, type Covering } from './boxes.ts';
import { Boxes, Suggestions } from './panel.tsx';
import { useReading } from './reading.ts';
import styles from './redact.module.css';
import { Save } from './save.tsx';
import { HOW_ID, Sheet, STAGE_ID } from './sheet.tsx';
import type { Source } from './source.ts';
import { Thumbs } from './thumbs.tsx';

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];

interface Props {
  source: Source;
  evidence: Evidence;
  year: number;
  covering: Covering;
  /** Whether what is drawn now is stored as a copy. */
  stored: boolean;
  onSaved: (saved: Output<'redaction.save'>) => void;
}

/** Pages, boxes, suggestions, and the way to save. */
export function Editor({ source, evidence, year, covering, stored, onSaved }: Props) {
  const reading = useReading(source);
  const [page, setPage] = useState(0);
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set([0]));
  const [zoom, setZoom] = useState<number | null>(null);
  const [solid, setSolid] = useState(false);
  const [running, setRunning] = useState(false);
  const [selected, select] = useState<string | null>(null);
  const [focus, setFocus] = useState<string | null>(null);
  const stage = useRef<HTMLDivElement>(null);
  const total = source.sizes.length;
  const open = openSuggestions(reading.suggestions, covering);
  const go = (to: number): void => {
    const next = Math.min(total - 1, Math.max(0, to));
    setPage(next);
    setSeen((before) => new Set([...before, next]));
  };
  const add = (): void => {
    const { width, height } = source.sizes[page] ?? { width: 1, height: 1 };
    const id = newBoxId();
    const box = { x: width * 0.35, y: height * 0.45, width: width * 0.3, height: height * 0.03 };
    covering.change(withBox({ ...box, id, page, from: null }));
    setFocus(id);
  };
  const focused = useCallback(() => setFocus(null), []);
  useUndoHere(covering, !running);
  useShortcuts({ b: add, pagedown: () => go(page + 1), pageup: () => go(page - 1) }, !running);
  useUnsaved(covering.boxes.length > 0 && !stored, words.save.unsaved, () => stage.current);
  useHints([
    { keys: ['B'], text: words.hints.add },
    { keys: ['←', '→', '↑', '↓'], text: words.hints.move },
    { keys: ['Shift', '←'], text: words.hints.resize },
    { keys: ['Del'], text: words.hints.remove },
    { keys: ['PgDn'], text: words.hints.pages },
    { keys: ['Ctrl', 'Z'], text: words.hints.undo },
  ]);
  return (
    <div className={styles['layout']}>
      <header className={styles['bar']} inert={running} role="group" aria-label={words.tools}>
        <button type="button" className="btn sm" onClick={add}>
          <IconPlus className="i" aria-hidden="true" />
          {words.add} <kbd>B</kbd>
        </button>
        <Tool label={words.undo} icon={IconArrowBackUp} run={covering.undo} />
        <Tool label={words.redo} icon={IconArrowForwardUp} run={covering.redo} />
        <span className={styles['group']}>
          <Tool label={words.previous} icon={IconChevronLeft} run={page > 0 ? () => go(page - 1) : null} />
          <span className="s13 nowrap" aria-live="polite">
            {words.page(showNumber(page + 1), showNumber(total))}
          </span>
          <Tool label={words.next} icon={IconChevronRight} run={page < total - 1 ? () => go(page + 1) : null} />
        </span>
        <Zoom zoom={zoom} onZoom={setZoom} />
        <label className={`s13 ${styles['check']}`}>
          <input type="checkbox" checked={solid} onChange={(event) => setSolid(event.currentTarget.checked)} />
          {words.solid}
        </label>
      </header>
      <Thumbs source={source} current={page} boxes={covering.boxes} seen={seen} onOpen={go} />
      <div
        ref={stage}
        id={STAGE_ID}
        className={styles['stage']}
        tabIndex={0}
        inert={running}
        role="region"
        aria-label={words.stage(showNumber(page + 1))}
        aria-describedby={HOW_ID}
      >
        <Sheet
          source={source}
          page={page}
          zoom={zoom}
          solid={solid}
          covering={covering}
          suggestions={solid ? [] : open.filter((one) => one.page === page)}
          focus={focus}
          onFocused={focused}
          selected={selected}
          onSelect={select}
        />
      </div>
      <aside className={styles['side']} aria-label={words.title}>
        <div className={styles['scroll']} inert={running}>
          <div className="col g4">
            <h1>{words.title}</h1>
            <p className="s13 t2">{evidence.title}</p>
          </div>
          {source.notes.map((note) => (
            <p key={note} className="s13 partial">
              {words.notes[note]}
            </p>
          ))}
          <p className="s12 t2" id={HOW_ID}>
            {words.drawHow}
          </p>
          <Suggestions source={source} reading={reading} open={open} change={covering.change} onShow={go} />
          <Boxes
            source={source}
            covering={covering}
            selected={selected}
            onShow={(at, box) => {
              go(at);
              setFocus(box);
            }}
          />
        </div>
        <Save
          source={source}
          evidence={evidence}
          year={year}
          boxes={covering.boxes}
          suggestions={reading.suggestions}
          pending={open.length}
          unseen={[...source.sizes.keys()].filter((one) => !seen.has(one))}
          onRunning={setRunning}
          onSaved={onSaved}
        />
      </aside>
    </div>
  );
}

function Tool({ label, icon: Picture, run }: { label: string; icon: typeof IconPlus; run: (() => void) | null }) {
  return (
    <button type="button" className="btn ico sm" aria-label={label} title={label} disabled={run === null} onClick={() => run?.()}>
      <Picture className="i" aria-hidden="true" />
    </button>
  );
}

function Zoom({ zoom, onZoom }: { zoom: number | null; onZoom: (zoom: number | null) => void }) {
  const step = (by: 1 | -1): void => onZoom(ZOOMS[Math.min(ZOOMS.length - 1, Math.max(0, ZOOMS.indexOf(zoom ?? 1) + by))] ?? 1);
  return (
    <span className={styles['group']}>
      <Tool label={words.zoomOut} icon={IconZoomOut} run={zoom === ZOOMS[0] ? null : () => step(-1)} />
      <button type="button" className="btn sub sm" aria-pressed={zoom === null} onClick={() => onZoom(null)}>
        {zoom === null ? words.fit : `${showNumber(zoom * 100)} %`}
      </button>
      <Tool label={words.zoomIn} icon={IconZoomIn} run={zoom === ZOOMS.at(-1) ? null : () => step(1)} />
    </span>
  );
}

/**
 * Ctrl+Z takes boxes back here, before any other part of the window hears of it: what was written before this page was opened is not
 * taken back by somebody who meant the last box. In a text field the keys stay those of the field.
 */
function useUndoHere({ undo, redo }: Pick<Covering, 'undo' | 'redo'>, enabled: boolean): void {
  const act = useEffectEvent((again: boolean) => {
    if (enabled) (again ? redo : undo)?.();
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const key = event.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) return;
      event.stopImmediatePropagation();
      if (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox') return;
      event.preventDefault();
      act(key === 'y' || event.shiftKey);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);
}
