import { showNumber } from '../../parts/format.ts';
import { useNearScreen } from '../../parts/near-screen.ts';
import { redaction as words } from '../../texts/redaction.ts';
import type { Cover } from './boxes.ts';
import { useDrawn } from './draw.ts';
import styles from './redact.module.css';
import type { Source } from './source.ts';

const WIDTH = 72;

interface Props {
  source: Source;
  current: number;
  boxes: Cover['boxes'];
  seen: ReadonlySet<number>;
  onOpen: (page: number) => void;
}

/** All pages small, each with the number of its boxes. */
export function Thumbs({ source, current, boxes, seen, onOpen }: Props) {
  return (
    <nav className={styles['thumbs']} aria-label={words.pages}>
      {source.sizes.map((_, page) => (
        <Thumb
          key={page}
          source={source}
          page={page}
          current={page === current}
          seen={seen.has(page)}
          boxes={boxes.filter((box) => box.page === page).length}
          onOpen={onOpen}
        />
      ))}
    </nav>
  );
}

interface ThumbProps extends Pick<Props, 'source' | 'onOpen'> {
  page: number;
  current: boolean;
  seen: boolean;
  boxes: number;
}

function Thumb({ source, page, current, seen, boxes, onOpen }: ThumbProps) {
  const { ref: button, near } = useNearScreen<HTMLButtonElement>(current);
  const size = source.sizes[page] ?? { width: 1, height: 1 };
  const scale = WIDTH / size.width;
  const { canvas } = useDrawn(source, page, scale, near);
  return (
    <button
      ref={button}
      type="button"
      className={styles['thumb']}
      data-seen={seen}
      aria-current={current ? 'page' : undefined}
      aria-label={words.thumb(showNumber(page + 1), showNumber(boxes))}
      onClick={() => onOpen(page)}
    >
      <canvas ref={canvas} style={{ width: WIDTH, height: Math.min(WIDTH * 2, size.height * scale) }} aria-hidden="true" />
      <span aria-hidden="true">
        {showNumber(page + 1)}
        {boxes > 0 && <b className={styles['count']}>{showNumber(boxes)}</b>}
      </span>
    </button>
  );
}
