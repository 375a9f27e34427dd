import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { COMMON } from '../../../core/assessment/common.ts';
import { showDate, type IsoDate } from '../../../core/date.ts';
import { EvidenceThumb } from '../../parts/evidence-thumb.tsx';
import { showNumber, showSize } from '../../parts/format.ts';
import { createStore } from '../../parts/store.ts';
import { CopyTag } from '../../parts/copy-tag.tsx';
import { ValidityTag } from '../../parts/validity-tag.tsx';
import { evidence as words, EVIDENCE_KIND_LABELS, vaultActs } from '../../texts/evidence.ts';
import styles from './evidence.module.css';
import { namesUsing, type Piece, type Sight } from './filters.ts';
import type { OtherUse, useOtherUses } from './other-uses.ts';

interface Props {
  pieces: readonly Piece[];
  form: 'list' | 'tiles';
  today: IsoDate;
  chosen: string | null;
  others: ReturnType<typeof useOtherUses>;
  sight: Sight;
  nameOf: (systemId: string) => string;
  onOpen: (id: string) => void;
}

export const rowId = (id: string): string => `evidence-${id}`;

/** More rows than the window draws at once without a pause. */
const DRAWN_WHOLE = 300;
/** Height of a row and of its hairline, in CSS pixels. */
const ROW = 53;

/** Scrolls the drawn part of a long list to a place; null while all of it is drawn. */
const scroller = createStore<((at: number) => void) | null>(null);

/** Puts the focus on a piece of the list, drawing it first where the list is long. */
export function focusPiece(id: string, pieces: readonly Piece[]): void {
  const find = (): HTMLElement | null => document.getElementById(rowId(id));
  if (find() === null) flushSync(() => scroller.get()?.(pieces.findIndex((piece) => piece.id === id)));
  find()?.focus();
}

/** Frames until a list that was hidden has measured itself and drawn its rows again. */
const FRAMES = 5;

/** The same for a list that is just coming back on screen. */
export function focusPieceWhenDrawn(id: string, pieces: readonly Piece[], frames = FRAMES): void {
  focusPiece(id, pieces);
  const isThere = document.activeElement?.id === rowId(id);
  if (!isThere && frames > 0) requestAnimationFrame(() => focusPieceWhenDrawn(id, pieces, frames - 1));
}

/** The pieces found, as a table or as tiles. */
export function PieceList(props: Props) {
  if (props.form === 'tiles') return <Tiles {...props} />;
  return props.pieces.length > DRAWN_WHOLE ? <LongTable {...props} /> : <Table rows={rowsOf(props, props.pieces)} />;
}

const rowsOf = (props: Props, pieces: readonly Piece[]): ReactNode =>
  pieces.map((piece) => <Row key={piece.id} piece={piece} {...props} />);

/** Draws what is on screen; the rest is room. */
function LongTable(props: Props) {
  'use no memo';
  const frame = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- What it returns is used in this render only.
  const rows = useVirtualizer({ count: props.pieces.length, getScrollElement: () => frame.current, estimateSize: () => ROW, overscan: 12 });
  const drawn = rows.getVirtualItems();
  const before = drawn[0]?.start ?? 0;
  const after = rows.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  return (
    <div
      ref={(element) => {
        frame.current = element;
        scroller.set(element === null ? null : (at) => rows.scrollToIndex(at));
      }}
      className={styles['frame']}
    >
      <Table
        rows={
          <>
            {before > 0 && <Room height={before} />}
            {rowsOf(
              props,
              drawn.flatMap(({ index }) => props.pieces[index] ?? []),
            )}
            {after > 0 && <Room height={after} />}
          </>
        }
      />
    </div>
  );
}

const Room = ({ height }: { height: number }) => (
  <tr aria-hidden="true">
    {/* One cell: a wider one would claim the columns that a small window leaves out. */}
    <td style={{ height, padding: 0 }} />
  </tr>
);

function Table({ rows }: { rows: ReactNode }) {
  const { columns } = words;
  return (
    <div className={styles['wide']}>
      <table className={`table ${styles['table']}`}>
        <thead>
          <tr>
            <th scope="col">{columns.title}</th>
            <th scope="col" className={styles['roomy']}>
              {columns.kind}
            </th>
            <th scope="col" className={styles['dated']}>
              {columns.effective}
            </th>
            <th scope="col">{columns.validity}</th>
            <th scope="col">{columns.uses}</th>
          </tr>
        </thead>
        <tbody>{rows}</tbody>
      </table>
    </div>
  );
}

function Row({ piece, today, chosen, others, sight, nameOf, onOpen }: Props & { piece: Piece }) {
  return (
    <tr className={piece.id === chosen ? 'on' : undefined} onClick={() => onOpen(piece.id)}>
      <td>
        <div className="row g8 start">
          <EvidenceThumb piece={piece} />
          <span className={`col ${styles['about']}`}>
            <PieceButton piece={piece} chosen={chosen} onOpen={onOpen} />
            <span className="row g6">
              {piece.redacted !== null && <CopyTag />}
              <span className="s12 t3 ell" title={piece.fileName}>
                {aboutOf(piece)}
              </span>
            </span>
          </span>
        </div>
      </td>
      <td className={styles['roomy']}>{EVIDENCE_KIND_LABELS[piece.kind]}</td>
      <td className={`nowrap ${styles['dated']}`}>
        {piece.effectiveOn === null ? <span className="t3">{words.noDate}</span> : showDate(piece.effectiveOn)}
      </td>
      <td>
        <Validity piece={piece} today={today} sight={sight} />
      </td>
      <td>
        <UseCount piece={piece} nameOf={nameOf} others={others === undefined ? null : (others.get(piece.id) ?? [])} />
      </td>
    </tr>
  );
}

const aboutOf = ({ fileName, size }: Piece): string => `${fileName} · ${showSize(size)}`;

function PieceButton({ piece, chosen, onOpen }: { piece: Piece } & Pick<Props, 'chosen' | 'onOpen'>) {
  return (
    <button
      type="button"
      id={rowId(piece.id)}
      data-piece
      className={`ell ${styles['open']}`}
      title={piece.title}
      aria-label={words.open(piece.title)}
      aria-pressed={piece.id === chosen}
      onClick={() => onOpen(piece.id)}
    >
      {piece.title}
    </button>
  );
}

function Validity({ piece, today, sight }: { piece: Piece; today: IsoDate; sight: Sight }) {
  if (sight.superseded.has(piece.id)) return <span className="tag">{vaultActs.superseded}</span>;
  if (piece.validUntil === null) return <span className="t3">{words.forever}</span>;
  return <ValidityTag until={piece.validUntil} today={today} />;
}

function Tiles({ pieces, today, chosen, sight, onOpen }: Props) {
  return (
    <ul className={styles['tiles']}>
      {pieces.map((piece) => (
        <li key={piece.id} className={piece.id === chosen ? styles['on'] : undefined}>
          <EvidenceThumb piece={piece} />
          <PieceButton piece={piece} chosen={chosen} onOpen={onOpen} />
          <span className="s12 t3 ell">{EVIDENCE_KIND_LABELS[piece.kind]}</span>
          <span className={`s12 ${styles['tags']}`}>
            <Validity piece={piece} today={today} sight={sight} />
            {piece.redacted !== null && <CopyTag />}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** More systems are counted, not named. */
const MOST_NAMED = 2;

/** Nothing is called unused before every place was looked at. */
function UseCount({ piece, nameOf, others }: Pick<Props, 'nameOf'> & { piece: Piece; others: OtherUse[] | null }) {
  const count = (kind: OtherUse['kind']): number => others?.filter((use) => use.kind === kind).length ?? 0;
  const told = [
    { many: piece.uses.length, text: words.uses },
    { many: count('incident'), text: words.incidents },
    { many: count('inspection'), text: words.inspections },
  ].filter(({ many }) => many > 0);
  if (told.length === 0) return others === null ? null : <span className="t3">{words.unused}</span>;
  const systems = namesUsing(piece, nameOf);
  const where = [
    ...(piece.uses.some(({ systemId }) => systemId === COMMON) ? [words.common] : []),
    ...(systems.length > MOST_NAMED ? [words.systems(showNumber(systems.length))] : systems),
  ];
  return (
    <>
      {told.map(({ many, text }) => (
        <div key={text(showNumber(many))} className="nowrap">
          {text(showNumber(many))}
        </div>
      ))}
      {where.length > 0 && (
        <div className="s12 t3 ell" title={systems.join(', ')}>
          {where.join(', ')}
        </div>
      )}
    </>
  );
}
