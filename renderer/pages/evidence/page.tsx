import { TextInput } from '@mantine/core';
import { IconArrowLeft, IconFiles, IconSearch, IconUpload } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { showDate } from '../../../core/date.ts';
import { useCall } from '../../api.ts';
import { useReporting } from '../../law.ts';
import { EvidenceIcon } from '../../parts/evidence-icon.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useFileIntake } from '../../parts/file-intake.tsx';
import { findEvidence } from '../../parts/find-evidence.ts';
import { showNumber, showSize } from '../../parts/format.ts';
import { usePlace } from '../../parts/place.ts';
import { EmptyState, Loading } from '../../parts/states.tsx';
import { ValidityTag } from '../../parts/validity-tag.tsx';
import { evidence as words } from '../../texts/evidence.ts';
import { Detail, type Piece } from './detail.tsx';
import styles from './evidence.module.css';
import { useOtherUses, type OtherUse } from './other-uses.ts';

/** Everything in the vault: found, dated, looked at. */
export default function EvidencePage() {
  usePlace([{ text: words.title }]);
  const list = useCall('evidence.list');
  const today = useReporting()?.today;
  const others = useOtherUses();
  const [search, setSearch] = useState('');
  const [chosen, choose] = useState<string | null>(null);
  const close = (id: string): void => {
    flushSync(() => choose(null));
    document.getElementById(rowId(id))?.focus();
  };
  const found = useMemo(() => findEvidence(list.data ?? [], search), [list.data, search]);
  if (list.isError) {
    return (
      <div className="page">
        <FailureNotice error={list.error} onRetry={() => void list.refetch()} />
      </div>
    );
  }
  if (list.data === undefined || today === undefined) return <Loading />;
  const piece = list.data.find((one) => one.id === chosen);
  return (
    <div className={styles['layout']} data-open={piece !== undefined}>
      <section className={styles['list']} aria-label={words.title}>
        <div className="col g4">
          <h1>{words.title}</h1>
          <p className="s13 t2">{words.lead}</p>
        </div>
        <Tools search={search} onSearch={setSearch} />
        {list.data.length === 0 && <EmptyState icon={IconFiles} title={words.empty} text={words.emptyText} />}
        {list.data.length > 0 && found.length === 0 && <p className="s13 t2">{words.none}</p>}
        {found.length > 0 && <Table pieces={found} today={today} chosen={chosen} others={others} onOpen={choose} />}
      </section>
      <aside className={styles['side']} aria-label={words.detail}>
        {piece === undefined ? (
          <p className="s13 t2">{words.choose}</p>
        ) : (
          <>
            <Back key={`back ${piece.id}`} onBack={() => close(piece.id)} />
            <Detail key={piece.id} piece={piece} others={others?.get(piece.id) ?? []} />
          </>
        )}
      </aside>
    </div>
  );
}

const rowId = (id: string): string => `evidence-${id}`;

/** In a narrow window the detail takes the place of the list; this leads back, and takes the focus while it is on screen. */
function Back({ onBack }: { onBack: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <div className={styles['back']}>
      <button ref={button} type="button" className="btn sm" onClick={onBack}>
        <IconArrowLeft className="i" aria-hidden="true" />
        {words.back}
      </button>
    </div>
  );
}

function Tools({ search, onSearch }: { search: string; onSearch: (text: string) => void }) {
  const { busy, add, problems } = useFileIntake(words);
  return (
    <>
      <div className={styles['tools']}>
        <TextInput
          className="grow"
          maw={420}
          label={words.search}
          value={search}
          onChange={(event) => onSearch(event.currentTarget.value)}
          leftSection={<IconSearch className="i" aria-hidden="true" />}
        />
        <button type="button" className="btn" disabled={busy} onClick={() => void add()}>
          <IconUpload className="i" aria-hidden="true" />
          {busy ? words.adding : words.add}
        </button>
      </div>
      {problems}
    </>
  );
}

interface TableProps {
  pieces: Piece[];
  today: string;
  chosen: string | null;
  others: ReturnType<typeof useOtherUses>;
  onOpen: (id: string) => void;
}

function Table({ pieces, today, chosen, others, onOpen }: TableProps) {
  const { columns } = words;
  return (
    <div className={`card ${styles['wide']}`}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{columns.title}</th>
            <th scope="col">{columns.effective}</th>
            <th scope="col">{columns.validity}</th>
            <th scope="col" className="num">
              {columns.size}
            </th>
            <th scope="col" className="num">
              {columns.uses}
            </th>
          </tr>
        </thead>
        <tbody>
          {pieces.map((piece) => (
            <tr key={piece.id} className={piece.id === chosen ? 'on' : undefined}>
              <td>
                <div className="row">
                  <EvidenceIcon mediaType={piece.mediaType} />
                  <button
                    type="button"
                    id={rowId(piece.id)}
                    className={styles['name']}
                    aria-label={words.open(piece.title)}
                    aria-pressed={piece.id === chosen}
                    onClick={() => onOpen(piece.id)}
                  >
                    {piece.title}
                  </button>
                </div>
              </td>
              <td className="nowrap">
                {piece.effectiveOn === null ? <span className="t3">{words.noDate}</span> : showDate(piece.effectiveOn)}
              </td>
              <td>
                {piece.validUntil === null ? (
                  <span className="t3">{words.forever}</span>
                ) : (
                  <ValidityTag until={piece.validUntil} today={today} />
                )}
              </td>
              <td className="num nowrap">{showSize(piece.size)}</td>
              <td className="num nowrap">
                <UseCount requirements={piece.uses.length} others={others === undefined ? null : (others.get(piece.id) ?? [])} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Nothing is called unused before every place was looked at. */
function UseCount({ requirements, others }: { requirements: number; others: OtherUse[] | null }) {
  const count = (kind: OtherUse['kind']): number => others?.filter((use) => use.kind === kind).length ?? 0;
  const told = [
    { many: requirements, text: words.uses },
    { many: count('incident'), text: words.incidents },
    { many: count('inspection'), text: words.inspections },
  ].filter(({ many }) => many > 0);
  if (told.length === 0) return others === null ? null : <span className="t3">{words.unused}</span>;
  return told.map(({ many, text }) => <div key={text(showNumber(many))}>{text(showNumber(many))}</div>);
}
