import { IconFiles } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useCall } from '../../api.ts';
import { useReporting } from '../../law.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { findEvidence } from '../../parts/find-evidence.ts';
import { useNamedInAddress } from '../../parts/named-in-address.ts';
import { usePlace } from '../../parts/place.ts';
import { createStore } from '../../parts/store.ts';
import { EmptyState, Loading } from '../../parts/states.tsx';
import { evidence as words } from '../../texts/evidence.ts';
import { Detail } from './detail.tsx';
import { DiscardedList } from './discarded-list.tsx';
import styles from './evidence.module.css';
import { Expiring } from './expiring.tsx';
import { Facets } from './facets.tsx';
import { dueSoon, isShown, supersededBy, type Piece, type Sight, type View } from './filters.ts';
import { Head, IntakeArea } from './intake-area.tsx';
import { useOtherUses, useSystemNames } from './other-uses.ts';
import { focusPieceWhenDrawn, PieceList } from './piece-list.tsx';
import { useActs } from './use-acts.ts';
import { useVaultKeys } from './use-vault-keys.ts';

/** How the pieces are laid out, for as long as the program runs. */
const layout = createStore<'list' | 'tiles'>('list');

/** Everything in the vault: found, dated, looked at, linked, replaced. */
export default function EvidencePage() {
  usePlace([{ text: words.title }]);
  const list = useCall('evidence.list');
  const today = useReporting()?.today;
  if (list.isError) {
    return (
      <div className="page">
        <FailureNotice error={list.error} onRetry={() => void list.refetch()} />
      </div>
    );
  }
  if (list.data === undefined || today === undefined) return <Loading />;
  return <Vault pieces={list.data} today={today} />;
}

function Vault({ pieces, today }: { pieces: Piece[]; today: string }) {
  const others = useOtherUses();
  const nameOf = useSystemNames();
  const [search, setSearch] = useState('');
  const [view, setView] = useState<View>('all');
  const [chosenByHand, choose] = useState<string | null>();
  const named = useNamedInAddress('open', (id) => {
    setView('all');
    setSearch('');
    choose(id);
  });
  const chosen = chosenByHand === undefined ? named : chosenByHand;
  const area = useRef<HTMLDivElement>(null);
  const form = layout.use();
  const sight = useMemo<Sight>(
    () => ({ today, elsewhere: others === undefined ? undefined : new Set(others.keys()), superseded: supersededBy(pieces) }),
    [today, others, pieces],
  );
  const found = useMemo(
    () =>
      findEvidence(
        pieces.filter((piece) => isShown(view, piece, sight)),
        search,
      ),
    [pieces, view, sight, search],
  );
  const soon = useMemo(() => dueSoon(pieces, sight), [pieces, sight]);
  const piece = view === 'discarded' ? undefined : pieces.find(({ id }) => id === chosen);
  const acts = useActs(piece, () => choose(null));
  useVaultKeys({ area, shown: found, chosen, choose, acts, search: () => document.getElementById('vault-search')?.focus() });
  const close = (id: string): void => {
    flushSync(() => choose(null));
    focusPieceWhenDrawn(id, found);
  };
  return (
    <IntakeArea
      onAdded={(ids) => {
        setView('all');
        setSearch('');
        choose(ids.at(-1) ?? null);
      }}
    >
      {(intake) => (
        <div className={styles['layout']} data-open={piece !== undefined}>
          <Facets pieces={pieces} sight={sight} view={view} onView={setView} />
          <section className={styles['list']} aria-label={words.title} ref={area}>
            <Head pieces={pieces} intake={intake} search={search} onSearch={setSearch} form={form} onForm={layout.set} />
            {view === 'all' && search === '' && soon.length > 0 && <Expiring due={soon} chosen={chosen} onOpen={choose} />}
            {view === 'discarded' ? (
              <DiscardedList search={search} />
            ) : (
              <>
                {pieces.length === 0 && <EmptyState icon={IconFiles} title={words.empty} text={words.emptyText} />}
                {pieces.length > 0 && found.length === 0 && <p className={`s13 t2 ${styles['inset']}`}>{words.none}</p>}
                {found.length > 0 && (
                  <PieceList
                    pieces={found}
                    form={form}
                    today={today}
                    chosen={chosen}
                    others={others}
                    sight={sight}
                    nameOf={nameOf}
                    onOpen={choose}
                  />
                )}
              </>
            )}
          </section>
          <aside className={styles['side']} aria-label={words.detail}>
            {piece === undefined ? (
              <p className="s13 t2">{words.choose}</p>
            ) : (
              <Detail
                key={piece.id}
                piece={piece}
                pieces={pieces}
                others={others?.get(piece.id) ?? []}
                acts={acts}
                onOpen={choose}
                onBack={() => close(piece.id)}
              />
            )}
          </aside>
        </div>
      )}
    </IntakeArea>
  );
}
