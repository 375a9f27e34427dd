import { IconListCheck } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { InformationSystem } from '../../../core/assessment/model.ts';
import type { Output } from '../../../core/api.ts';
import type { PaperId } from '../../../core/report/level-dossier/gaps.ts';
import { call, queryClient, useCallWhen } from '../../api.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { FormSection } from '../../parts/form-parts.tsx';
import { showNumber } from '../../parts/format.ts';
import { EmptyState, Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { levelDossier as words } from '../../texts/level-dossier.ts';
import { FRAMEWORK_LABELS, levelName } from '../../texts/terms.ts';
import { DossierEnclosures, DossierGaps } from './dossier-tab-lists.tsx';
import styles from './dossier-tab.module.css';

type State = Output<'levelDossier.state'>;
type Format = 'pdf' | 'docx';

interface PaperProps {
  paper: State['papers'][number];
  /** Another one is being made. */
  busy: boolean;
  make: (paper: PaperId, format: Format, draft: boolean) => void;
  making: boolean;
}

function Paper({ paper: { id, form, gaps }, busy, make, making }: PaperProps) {
  const draft = gaps > 0;
  const { name, what } = words.papers.names[id];
  const button = (format: Format, text: string) => (
    <button type="button" className="btn" disabled={busy} aria-label={words.papers.of(text, name)} onClick={() => make(id, format, draft)}>
      {text}
    </button>
  );
  return (
    <li className={styles['paper']}>
      <div className={`col g4 ${styles['about']}`}>
        <span className="row">
          <b>{name}</b>
          {form !== '' && <span className="tag">{form}</span>}
          {draft ? (
            <span className="tag partial">{words.papers.gaps(showNumber(gaps))}</span>
          ) : (
            <span className="tag met">{words.papers.ready}</span>
          )}
        </span>
        <span className="s13 t2">{what}</span>
      </div>
      <div className={styles['acts']}>
        {making && (
          <span className="s13 t2" role="status">
            {words.papers.making}
          </span>
        )}
        {button('pdf', draft ? words.papers.draftPdf : words.papers.pdf)}
        {button('docx', draft ? words.papers.draftWord : words.papers.word)}
      </div>
    </li>
  );
}

function Papers({ systemId, state }: { systemId: string; state: State }) {
  const [making, setMaking] = useState<PaperId | null>(null);
  const [error, setError] = useState<unknown>(null);
  const make = async (paper: PaperId, format: Format, draft: boolean): Promise<void> => {
    setMaking(paper);
    setError(null);
    try {
      const saved = await call('levelDossier.save', { systemId, paper, format, draft });
      if (saved !== null) toast(words.papers.saved(saved.file));
    } catch (failure) {
      setError(failure);
    } finally {
      setMaking(null);
    }
  };
  const incomplete = state.papers.some(({ gaps }) => gaps > 0);
  return (
    <FormSection title={words.papers.title} lead={words.papers.lead}>
      {state.renews && <p className="banner s13">{words.renews(levelName(state.level ?? 0), FRAMEWORK_LABELS[state.framework])}</p>}
      {error !== null && <FailureNotice title={words.papers.failed} error={error} />}
      <ul className={styles['papers']}>
        {state.papers.map((paper) => (
          <Paper
            key={paper.id}
            paper={paper}
            busy={making !== null}
            making={making === paper.id}
            make={(id, format, draft) => void make(id, format, draft)}
          />
        ))}
        {state.unneeded.map((id) => (
          <li key={id} className={`${styles['paper']} ${styles['unneeded']}`}>
            <span>{words.papers.names[id].name}</span>
            <span className="tag">{words.papers.unneeded}</span>
          </li>
        ))}
      </ul>
      <p className="s12 t3">{incomplete ? `${words.papers.draftNote} ${words.papers.wording}` : words.papers.wording}</p>
    </FormSection>
  );
}

/** The level dossier: what it consists of, what is missing, and its papers as PDF and Word. */
export function DossierTab() {
  const { control } = useFormContext<InformationSystem>();
  const [systemId, level] = useWatch({ control, name: ['id', 'level'] });
  const search: { tab?: string } = useSearch({ strict: false });
  const shown = search.tab === 'dossier';
  // Register, levels, assessment and risks all feed it: it is read again whenever it is looked at.
  useEffect(() => {
    if (shown) void queryClient.invalidateQueries({ queryKey: ['levelDossier.state'] });
  }, [shown]);
  const state = useCallWhen(shown && level !== null, 'levelDossier.state', { systemId });
  if (level === null) {
    return (
      <EmptyState icon={IconListCheck} title={words.undetermined.title} text={words.undetermined.text}>
        <a className="btn" href={`#/systems/${systemId}/level`}>
          {words.undetermined.determine}
        </a>
      </EmptyState>
    );
  }
  if (state.isError) return <FailureNotice error={state.error} onRetry={() => void state.refetch()} />;
  if (state.data === undefined) return <Loading />;
  return (
    <>
      <Papers systemId={systemId} state={state.data} />
      <DossierGaps systemId={systemId} gaps={state.data.gaps} framework={state.data.renews ? state.data.framework : null} />
      <DossierEnclosures enclosures={state.data.enclosures} />
    </>
  );
}
