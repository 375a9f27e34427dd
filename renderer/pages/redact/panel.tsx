import { IconTrash } from '@tabler/icons-react';
import { REASONS, type Reason } from '../../../core/redaction/boxes.ts';
import type { Suggestion } from '../../../core/redaction/suggest.ts';
import { showNumber } from '../../parts/format.ts';
import { redaction as words } from '../../texts/redaction.ts';
import { inOrder, withAccepted, withDismissed, withoutBox, type Covering } from './boxes.ts';
import { placeWords } from './place-words.ts';
import styles from './redact.module.css';
import type { Source } from './source.ts';
import type { Reading } from './reading.ts';

interface SuggestionsProps {
  source: Source;
  reading: Reading;
  open: readonly Suggestion[];
  change: Covering['change'];
  onShow: (page: number) => void;
}

/** What the text layer suggests, by kind; nothing is covered before somebody says so. */
export function Suggestions({ source, reading, open, change, onShow }: SuggestionsProps) {
  if (!reading.done) {
    return (
      <p className="s13 t2" role="status">
        {words.reading(showNumber(reading.pages + 1), showNumber(source.sizes.length))}
      </p>
    );
  }
  const kinds = REASONS.map((reason) => ({ reason, list: open.filter((one) => one.reason === reason) })).filter(
    ({ list }) => list.length > 0,
  );
  return (
    <section className="col g8" aria-label={words.suggestions(showNumber(open.length))}>
      <h2>{words.suggestions(showNumber(open.length))}</h2>
      <Silent source={source} reading={reading} />
      {open.length === 0 && reading.suggestions.length > 0 && <p className="s13 t2">{words.allDecided}</p>}
      {open.length > 0 && (
        <>
          <p className="s12 t2">{words.suggestionsHow}</p>
          <button type="button" className="btn" onClick={() => change(withAccepted(open))}>
            {words.acceptAll(showNumber(open.length))}
          </button>
        </>
      )}
      {kinds.map(({ reason, list }) => (
        <Kind key={reason} reason={reason} list={list} change={change} onShow={onShow} />
      ))}
    </section>
  );
}

/** Where no suggestion can come from, and that there was none. */
function Silent({ source, reading }: { source: Source; reading: Reading }) {
  if (source.form === 'picture') return <p className="s13 t2">{words.noTextPicture}</p>;
  const { suggestions, withoutText } = reading;
  return (
    <>
      {withoutText.length > 0 && (
        <p className="s13 partial">{words.noText(words.pagesOf(withoutText.map((page) => showNumber(page + 1)).join(', ')))}</p>
      )}
      {suggestions.length === 0 && withoutText.length < source.sizes.length && <p className="s13 t2">{words.noneFound}</p>}
    </>
  );
}

interface KindProps extends Pick<SuggestionsProps, 'change' | 'onShow'> {
  reason: Reason;
  list: readonly Suggestion[];
}

function Kind({ reason, list, change, onShow }: KindProps) {
  const kind = words.reasons[reason];
  return (
    <div className="col g4">
      <div className="row">
        <h3 className="grow">
          {kind} ({showNumber(list.length)})
        </h3>
        {list.length > 1 && (
          <button type="button" className="btn sub sm" aria-label={words.acceptKind(kind)} onClick={() => change(withAccepted(list))}>
            {words.acceptKindShort}
          </button>
        )}
      </div>
      <ul className={styles['list']}>
        {list.map((one) => {
          const page = showNumber(one.page + 1);
          return (
            <li key={one.id}>
              <button type="button" className={styles['goto']} aria-label={words.goToOne(one.text, page)} onClick={() => onShow(one.page)}>
                <span>{one.text}</span>
                <span className="s12 t3">{words.onPage(page)}</span>
              </button>
              <button
                type="button"
                className="btn sm"
                aria-label={words.acceptOne(kind, one.text, page)}
                onClick={() => change(withAccepted([one]))}
              >
                {words.accept}
              </button>
              <button
                type="button"
                className="btn sub sm"
                aria-label={words.dismissOne(kind, one.text, page)}
                onClick={() => change(withDismissed(one.id))}
              >
                {words.dismiss}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface BoxesProps {
  source: Source;
  covering: Covering;
  selected: string | null;
  onShow: (page: number, box: string) => void;
}

/** All boxes by page and place. */
export function Boxes({ source, covering, selected, onShow }: BoxesProps) {
  const boxes = inOrder(covering.boxes);
  return (
    <section className="col g8" aria-label={words.boxes(showNumber(boxes.length))}>
      <h2>{words.boxes(showNumber(boxes.length))}</h2>
      {boxes.length === 0 && <p className="s13 t2">{words.noBoxes}</p>}
      <ol className={styles['list']}>
        {boxes.map((box, index) => {
          const number = showNumber(index + 1);
          const place = placeWords(box, source.form);
          return (
            <li key={box.id} data-on={selected === box.id}>
              <button
                type="button"
                className={styles['goto']}
                aria-label={words.box(number, place)}
                onClick={() => onShow(box.page, box.id)}
              >
                <span>
                  <b>{number}</b> <span className="s12 t2">{place}</span>
                </span>
              </button>
              <button
                type="button"
                className="btn ico sm"
                aria-label={words.remove(number)}
                title={words.remove(number)}
                onClick={() => covering.change(withoutBox(box.id))}
              >
                <IconTrash className="i" aria-hidden="true" />
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
