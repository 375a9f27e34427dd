import { useDebouncedValue, useElementSize } from '@mantine/hooks';
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { between, moved, resized, SMALLEST_SIDE, type PageSize, type Point, type Rect } from '../../../core/redaction/boxes.ts';
import type { Suggestion } from '../../../core/redaction/suggest.ts';
import { showNumber } from '../../parts/format.ts';
import { redaction as words } from '../../texts/redaction.ts';
import { inOrder, newBoxId, withAccepted, withBox, withoutBox, withRect, type Box, type Covering } from './boxes.ts';
import { useDrawn } from './draw.ts';
import { placeWords } from './place-words.ts';
import styles from './redact.module.css';
import type { Source } from './source.ts';

/** Room for the shadow beside the page, in CSS pixels. */
const MARGIN = 8;
const WIDEST = 1.4;

interface Props {
  source: Source;
  page: number;
  /** Null: as wide as the frame allows. */
  zoom: number | null;
  solid: boolean;
  covering: Covering;
  suggestions: readonly Suggestion[];
  /** The box to be focused once it is on screen. */
  focus: string | null;
  onFocused: () => void;
  onSelect: (id: string | null) => void;
  selected: string | null;
}

/** One page to draw boxes on, by mouse and by keyboard. */
export function Sheet({ source, page, zoom, ...rest }: Props) {
  const { ref, width: available } = useElementSize();
  const [settled] = useDebouncedValue(available, 150, { leading: true });
  const size = source.sizes[page] ?? { width: 1, height: 1 };
  const unit = source.form === 'pdf' ? 1 : Math.min(1, 800 / size.width);
  const scale = zoom === null ? Math.min(WIDEST * unit, Math.max(0, settled - MARGIN) / size.width) : zoom * unit;
  return (
    <div ref={ref} className={styles['frame']}>
      {scale > 0 && <Paper key={page} source={source} page={page} size={size} scale={scale} {...rest} />}
    </div>
  );
}

interface Drag {
  /** Null: a new box is drawn. */
  box: Box | null;
  mode: 'draw' | 'move' | 'resize';
  from: Point;
  rect: Rect;
}

type PaperProps = Omit<Props, 'zoom'> & { size: PageSize; scale: number };

function Paper({ source, page, size, scale, solid, covering, suggestions, focus, onFocused, onSelect, selected }: PaperProps) {
  const { canvas, failed } = useDrawn(source, page, scale, true);
  const paper = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const { boxes, change } = covering;
  const numbers = new Map(inOrder(boxes).map(({ id }, index) => [id, showNumber(index + 1)]));
  useEffect(() => {
    if (focus === null) return;
    const element = document.getElementById(focus);
    if (element === null) return;
    element.focus();
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    onFocused();
  }, [focus, onFocused]);

  const pointOf = (event: PointerEvent): Point => {
    const { left, top } = paper.current?.getBoundingClientRect() ?? { left: 0, top: 0 };
    return { x: (event.clientX - left) / scale, y: (event.clientY - top) / scale };
  };
  const begin = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0 || !(event.target instanceof HTMLElement)) return;
    const id = event.target.closest<HTMLElement>('[data-box]')?.dataset['box'];
    if (id === undefined && event.target.closest('[data-suggestion]') !== null) return;
    const box = boxes.find((one) => one.id === id) ?? null;
    const from = pointOf(event);
    const mode = box === null ? 'draw' : event.target.dataset['corner'] === undefined ? 'move' : 'resize';
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ box, mode, from, rect: box ?? { ...from, width: 0, height: 0 } });
    onSelect(box?.id ?? null);
    if (box !== null) document.getElementById(box.id)?.focus();
    event.preventDefault();
  };
  const go = (event: PointerEvent): void => {
    if (drag === null) return;
    const to = pointOf(event);
    const by = { x: to.x - drag.from.x, y: to.y - drag.from.y };
    const rect =
      drag.box === null ? between(drag.from, to, size) : drag.mode === 'move' ? moved(drag.box, by, size) : resized(drag.box, by, size);
    setDrag({ ...drag, rect });
  };
  const end = (): void => {
    if (drag === null) return;
    setDrag(null);
    const { box, rect } = drag;
    const { x, y, width, height } = rect;
    if (box !== null) {
      if (x !== box.x || y !== box.y || width !== box.width || height !== box.height) change(withRect(box.id, { x, y, width, height }));
    } else if (width >= SMALLEST_SIDE && height >= SMALLEST_SIDE) {
      const id = newBoxId();
      change(withBox({ x, y, width, height, id, page, from: null }));
      onSelect(id);
    }
  };
  const onKey = (event: KeyboardEvent, box: Box): void => {
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      change(withoutBox(box.id));
      document.getElementById(STAGE_ID)?.focus();
      return;
    }
    const direction = ARROWS[event.key];
    if (direction === undefined || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const step = Math.max(size.width, size.height) / (event.ctrlKey ? 1000 : 160);
    const by = { x: direction.x * step, y: direction.y * step };
    const { x, y, width, height } = event.shiftKey ? resized(box, by, size) : moved(box, by, size);
    change(withRect(box.id, { x, y, width, height }), `${box.id} ${event.shiftKey ? 'size' : 'place'}`);
  };

  const style = ({ x, y, width, height }: Rect) => ({ left: x * scale, top: y * scale, width: width * scale, height: height * scale });
  return (
    <div
      ref={paper}
      className={styles['paper']}
      style={{ width: size.width * scale, height: size.height * scale }}
      data-solid={solid}
      data-paper={page + 1}
      onPointerDown={begin}
      onPointerMove={go}
      onPointerUp={end}
      onPointerCancel={() => setDrag(null)}
    >
      <canvas ref={canvas} role="img" aria-label={words.stage(showNumber(page + 1))} />
      {failed && (
        <p className={styles['failed']} role="alert">
          {words.failure.page(showNumber(page + 1))}
        </p>
      )}
      {suggestions.map((one) => (
        <button
          key={one.id}
          type="button"
          className={styles['suggestion']}
          style={style(one.rect)}
          data-suggestion={one.id}
          title={`${words.reasons[one.reason]}: ${one.text}`}
          aria-label={words.acceptOne(words.reasons[one.reason], one.text, showNumber(one.page + 1))}
          onClick={() => change(withAccepted([one]))}
        />
      ))}
      {inOrder(boxes)
        .filter((box) => box.page === page)
        .map((box) => (
          <button
            key={box.id}
            type="button"
            id={box.id}
            className={styles['box']}
            style={style(drag?.box?.id === box.id ? drag.rect : box)}
            data-box={box.id}
            aria-label={words.box(numbers.get(box.id) ?? '', placeWords(box, source.form))}
            aria-describedby={HOW_ID}
            aria-current={selected === box.id}
            onFocus={() => onSelect(box.id)}
            onKeyDown={(event) => onKey(event, box)}
          >
            <i data-corner="" aria-hidden="true" />
          </button>
        ))}
      {drag !== null && drag.box === null && <div className={styles['box']} style={style(drag.rect)} aria-hidden="true" />}
    </div>
  );
}

export const STAGE_ID = 'redact-stage';
export const HOW_ID = 'redact-how';

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
