import { IconArrowForwardUp, IconCircleCheck, IconSitemap } from '@tabler/icons-react';
import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Output } from '../../../core/api.ts';
import { COMMON } from '../../../core/assessment/common.ts';
import { frameworkId, type FrameworkId } from '../../../core/checklist/model.ts';
import type { CarrySourceView } from '../../../core/contract/carry-over.ts';
import { failureOf, useFreshCall } from '../../api.ts';
import { useReporting } from '../../law.ts';
import { carryAddress } from '../../parts/carry-banner.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showNumber } from '../../parts/format.ts';
import { FrameworkTag } from '../../parts/framework-tag.tsx';
import { LevelMark } from '../../parts/level-mark.tsx';
import { Missing } from '../../parts/not-found.tsx';
import { useHints, usePlace } from '../../parts/place.ts';
import { useShortcuts } from '../../parts/shortcuts.ts';
import { EmptyState, Loading } from '../../parts/states.tsx';
import { carryOver as words } from '../../texts/carry-over.ts';
import { shell } from '../../texts/shell.ts';
import styles from './carry-over.module.css';
import { moveFocus, PreviewList, SEARCH_ID } from './preview-list.tsx';
import { chosenIds, type CarryFilter, type Preview } from './rows.ts';
import { keyOf, SourceChoice } from './source-choice.tsx';
import { useApply } from './use-apply.ts';

interface Desk {
  systemId: string;
  year: number;
  framework?: FrameworkId;
}

/** The desk that answers are taken to, its list narrowed to what waits for a person. */
const deskAddress = ({ systemId, framework }: Desk): string =>
  `#/assess/${systemId}?${new URLSearchParams({ ...(framework === undefined ? {} : { framework }), filter: 'unconfirmed' }).toString()}`;

/** What can be taken along to a desk: looked at first, then written as one act. */
export default function CarryOverPage() {
  const { systemId = '' } = useParams({ strict: false });
  const { framework: asked }: { framework?: unknown } = useSearch({ strict: false });
  const reporting = useReporting();
  const framework = frameworkId.safeParse(asked).data;
  const desk: Desk = { systemId, year: reporting?.year ?? 0, ...(framework === undefined ? {} : { framework }) };
  const sources = useFreshCall(reporting !== undefined, 'carry.sources', desk);
  const name = sources.data?.subject.name ?? '';
  usePlace([
    { text: shell.rail.assess, to: '/assess' },
    ...(name === '' ? [] : [{ text: name, to: `/assess/${systemId}` }]),
    { text: words.crumb },
  ]);
  if (sources.isError) {
    if (failureOf(sources.error).code === 'NOT_FOUND')
      return <Missing title={words.noSystem.title} text={words.noSystem.text} go={words.noSystem.go} href="#/systems" />;
    return (
      <div className="page">
        <FailureNotice error={sources.error} onRetry={() => void sources.refetch()} back={{ href: '#/systems', text: words.noSystem.go }} />
      </div>
    );
  }
  if (reporting === undefined || sources.data === undefined) return <Loading />;
  return <Chosen key={`${systemId} ${framework ?? ''}`} desk={desk} found={sources.data} />;
}

/** The source that was chosen; before any choice the first that offers something. */
function Chosen({ desk, found }: { desk: Desk; found: Output<'carry.sources'> }) {
  const { subject, sources } = found;
  const [wanted, setWanted] = useState<string | null>(null);
  const chosen = sources.find((one) => keyOf(one) === wanted) ?? sources.find(({ offered }) => offered > 0) ?? sources[0];
  return (
    <div className={styles['frame']}>
      <div className={`page ${styles['page'] ?? ''}`}>
        <div className="col g4">
          <div className={styles['title']}>
            <h1>{words.title(subject.name, desk.year)}</h1>
            <LevelMark level={subject.level} />
            <FrameworkTag framework={subject.framework} />
          </div>
          <p className={`s13 t2 ${styles['lead']}`}>{words.lead}</p>
        </div>
        {chosen === undefined ? (
          <div className="card">
            <EmptyState icon={IconArrowForwardUp} title={words.empty.title} text={words.empty.text}>
              <a
                className="btn pri"
                href={`#/assess/${desk.systemId}${desk.framework === undefined ? '' : `?framework=${desk.framework}`}`}
              >
                {words.empty.go}
              </a>
            </EmptyState>
          </div>
        ) : (
          <>
            <SourceChoice sources={sources} chosen={chosen} onChoose={(source) => setWanted(keyOf(source))} />
            <Offered key={keyOf(chosen)} desk={desk} source={chosen} own={subject.framework} onChosen={() => setWanted(keyOf(chosen))} />
          </>
        )}
      </div>
    </div>
  );
}

interface OfferedProps {
  desk: Desk;
  source: CarrySourceView;
  /** The framework that is answered. */
  own: FrameworkId;
  /** Keeps the choice of source: what was taken along from it stays on screen. */
  onChosen: () => void;
}

function Offered({ desk, source, own, onChosen }: OfferedProps) {
  const asked = { ...desk, source: { year: source.year, framework: source.framework } };
  const preview = useFreshCall(true, 'carry.preview', asked);
  if (preview.isError) return <FailureNotice error={preview.error} onRetry={() => void preview.refetch()} />;
  if (preview.data === undefined) return <Loading />;
  return <Looked desk={desk} preview={preview.data} crossing={source.framework !== own} onChosen={onChosen} />;
}

/** What was just taken along: how many answers, and how many of them with a verdict. */
interface Done {
  applied: number;
  verdicts: number;
}

interface LookedProps {
  desk: Desk;
  preview: Preview;
  crossing: boolean;
  onChosen: () => void;
}

function Looked({ desk, preview, crossing, onChosen }: LookedProps) {
  const { source } = preview;
  const [filter, setFilter] = useState<CarryFilter>('all');
  const [search, setSearch] = useState('');
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<Done | null>(null);
  const { apply, busy, error } = useApply();
  const items = chosenIds(preview, leftOut);
  const take = (): void => {
    if (items.length === 0 || busy) return;
    onChosen();
    const verdicts = preview.offers.filter(({ itemId, verdict }) => verdict !== null && items.includes(itemId)).length;
    apply(
      { ...desk, source: { year: source.year, framework: source.framework }, items },
      (applied) => setDone({ applied, verdicts }),
      () => setDone(null),
    );
  };
  const choose = (ids: string[], chosen: boolean): void => {
    const next = new Set(leftOut);
    for (const id of ids) {
      if (chosen) next.delete(id);
      else next.add(id);
    }
    setLeftOut(next);
  };
  useShortcuts({
    '/': () => document.querySelector<HTMLElement>(`#${SEARCH_ID}`)?.focus(),
    j: () => moveFocus(1),
    k: () => moveFocus(-1),
    arrowdown: () => moveFocus(1),
    arrowup: () => moveFocus(-1),
    'ctrl+enter': take,
  });
  useHints([
    { keys: ['J', 'K'], text: words.keys.move },
    { keys: ['Space'], text: words.keys.toggle },
    { keys: ['/'], text: words.keys.search },
    { keys: ['Ctrl', 'Enter'], text: words.keys.apply },
  ]);
  return (
    <>
      {done !== null && (
        <div className="banner met" role="status">
          <IconCircleCheck className="i l met" aria-hidden="true" />
          <div className="col g4 grow">
            <b>{words.applied(showNumber(done.applied))}</b>
            <p className="s13">{words.appliedText(showNumber(done.verdicts), showNumber(done.applied - done.verdicts))}</p>
          </div>
          <a className="btn pri sm" href={deskAddress(desk)}>
            {words.toDesk}
          </a>
        </div>
      )}
      {source.counts.common > 0 && (
        <div className="banner">
          <IconSitemap className="i l" aria-hidden="true" />
          <p className="s13 grow">{words.commonHint(showNumber(source.counts.common))}</p>
          <a className="btn sm" href={carryAddress(COMMON, desk.framework)}>
            {words.toCommon}
          </a>
        </div>
      )}
      {error !== null && <FailureNotice error={error} title={words.failed} onRetry={take} />}
      <PreviewList
        preview={preview}
        crossing={crossing}
        filter={filter}
        search={search}
        leftOut={leftOut}
        onFilter={setFilter}
        onSearch={setSearch}
        onChoose={choose}
      />
      <footer className={styles['foot']}>
        <p className="s13 t2 grow">{source.offered === 0 ? words.noneLeft : words.unconfirmed}</p>
        {source.offered === 0 ? (
          <a className={done === null ? 'btn pri' : 'btn'} href={deskAddress(desk)}>
            {words.toDesk}
          </a>
        ) : (
          <button type="button" className="btn pri" disabled={items.length === 0 || busy} onClick={take}>
            {busy ? words.applying : items.length === 0 ? words.nothingChosen : words.apply(showNumber(items.length))}
          </button>
        )}
      </footer>
    </>
  );
}
