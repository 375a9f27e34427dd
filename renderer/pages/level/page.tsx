import { SegmentedControl } from '@mantine/core';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { InformationSystem, UnitProfile } from '../../../core/assessment/model.ts';
import type { Framework } from '../../../core/checklist/framework.ts';
import { frameworkId } from '../../../core/checklist/model.ts';
import type { LevelDetermination } from '../../../core/level/model.ts';
import { renewalOf } from '../../../core/report/approval/renewal.ts';
import { call, useAct, useCall } from '../../api.ts';
import { useFrameworks, type Frameworks } from '../../law.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showInstant } from '../../parts/format.ts';
import { useHints, usePlace } from '../../parts/place.ts';
import { tellSaved } from '../../parts/saving.ts';
import { useShortcuts } from '../../parts/shortcuts.ts';
import { Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { level as words } from '../../texts/level.ts';
import { shell } from '../../texts/shell.ts';
import { FRAMEWORK_LABELS, levelName } from '../../texts/terms.ts';
import { isInTransition } from './both-frameworks.tsx';
import { forgetDraft } from './drafts.ts';
import styles from './level.module.css';
import { Questions } from './questions.tsx';
import { ResultPane, type Warning } from './result-pane.tsx';
import { useLevelForm, type LevelContext } from './use-level-form.ts';

interface Data {
  system: InformationSystem;
  unit: UnitProfile;
  history: LevelDetermination[];
  frameworks: Frameworks;
  context: LevelContext;
}

/** The framework file's own warning that an approved level stays; said here of this system, with its decision. */
const KEPT_LEVEL = 'kept_level';

/** What writing this result would mean beyond the level itself, and what should have come before it. */
function notesOf({ system, context }: Data, framework: Framework, level: number | null): Warning[] {
  const { approval } = system;
  const note = (id: string, text: string, clause: string | null = null): Warning => ({ id, text, clause });
  const riskFirst = framework.ordering.find((rule) => rule.before === 'risk_assessment');
  const missing =
    riskFirst !== undefined && context.risk === null && approval.status !== 'approved'
      ? [note('risk_first', words.risk.missing, riskFirst.clause)]
      : [];
  if (system.level === null) return missing;
  if (approval.status === 'approved')
    return [
      note(
        KEPT_LEVEL,
        words.kept(system.level, approval.decision === null ? '' : ` (${approval.decision.number})`),
        framework.level_resolution.warnings.find(({ id }) => id === KEPT_LEVEL)?.clause ?? null,
      ),
    ];
  if (level === null || (system.framework === framework.id && system.level === level)) return missing;
  const from = `${FRAMEWORK_LABELS[system.framework]}, ${levelName(system.level)}`;
  return [...missing, note('changes', words.changes(from, `${FRAMEWORK_LABELS[framework.id]}, ${levelName(level)}`))];
}

function Form(data: Data) {
  const { system, unit, history, frameworks, context } = data;
  const name = system.shortName === '' ? system.name : system.shortName;
  const search: { framework?: string } = useSearch({ strict: false });
  const start = frameworkId.safeParse(search.framework).data ?? system.framework;
  const form = useLevelForm({ id: system.id, name }, start, history, frameworks, context);
  const save = useAct('level.save');
  const navigate = useNavigate();
  const chosen = form.framework.id;
  const latest = history.toSorted((a, b) => b.decidedAt.localeCompare(a.decidedAt))[0];

  const write = (): void => {
    form.showAll();
    const first = form.problems[0];
    if (first !== undefined) {
      const question = document.getElementById(`question-${first.input}`);
      question?.scrollIntoView({ block: 'center' });
      question?.querySelector<HTMLElement>('input, textarea')?.focus();
      return;
    }
    save.mutate(
      { systemId: system.id, framework: chosen, inputs: form.effective },
      {
        onSuccess: (determination) => {
          forgetDraft(system.id, chosen);
          tellSaved(determination.decidedAt);
          const found = determination.level === null ? words.undetermined : levelName(determination.level);
          const isKept = system.approval.status === 'approved' && system.level !== null;
          toast(isKept ? words.savedBeside(name, found, levelName(system.level ?? 0)) : words.saved(name, found));
          // Where a new approval is due the panel says what follows; else the page of the system.
          const isDue = renewalOf(system, [determination], frameworks) !== null;
          void navigate({ to: `/systems/${system.id}`, search: isDue ? { tab: 'approval' } : {} });
        },
      },
    );
  };
  useShortcuts({ 'ctrl+enter': write });
  useHints([
    { keys: ['Tab'], text: words.keys.next },
    { keys: ['Shift', 'Tab'], text: words.keys.previous },
    { keys: ['Ctrl', 'Enter'], text: words.keys.save },
  ]);

  return (
    <div className={styles['layout']}>
      <section className={styles['form']} aria-label={words.questions}>
        <div className={styles['reading']}>
          <div className={styles['head']}>
            <div className="grow">
              <h1>{words.title}</h1>
              <p className="s13 t2">{`${system.name} · ${latest === undefined ? words.first : words.last(showInstant(latest.decidedAt))}`}</p>
            </div>
            <SegmentedControl
              aria-label={words.framework}
              size="sm"
              data={(['nd331-2026', 'nd85-2016'] as const).map((id) => ({ value: id, label: FRAMEWORK_LABELS[id] }))}
              value={chosen}
              onChange={(next) => form.choose(frameworkId.parse(next))}
            />
          </div>
          {save.isError && <FailureNotice error={save.error} title={words.failed} />}
          <Questions key={`${chosen}${form.generation}`} form={form} systemId={system.id} context={context} />
        </div>
      </section>
      <ResultPane
        form={form}
        context={context}
        notes={notesOf(data, form.framework, form.result.level)}
        inTransition={isInTransition(system, history)}
        system={system}
        unit={unit}
      >
        <span className="s12 t2 grow">{form.problems.length === 0 ? words.ready : words.left(form.problems.length)}</span>
        {form.unwritten && (
          <button
            type="button"
            className="btn"
            onClick={() => {
              const undo = form.discard();
              toast(words.discarded(name), undo);
            }}
          >
            {words.discard}
          </button>
        )}
        <button type="button" className="btn pri" disabled={save.isPending} onClick={write}>
          {save.isPending ? words.saving : words.save}
        </button>
      </ResultPane>
    </div>
  );
}

/** Read anew whenever the form is opened: a risk assessment may have been finished since. */
const useContext = (systemId: string): UseQueryResult<LevelContext> =>
  useQuery({
    queryKey: ['level.context', { systemId }],
    queryFn: () => call('level.context', { systemId }),
    refetchOnMount: 'always',
  });

/** Asks what the framework file asks and shows at once which level follows, by which clauses. */
export default function LevelPage() {
  const { systemId = '' } = useParams({ strict: false });
  const system = useCall('systems.get', { id: systemId });
  const unit = useCall('unit.get');
  const history = useCall('level.history', { systemId });
  const frameworks = useFrameworks();
  const context = useContext(systemId);
  usePlace([
    { text: shell.rail.systems, to: '/systems' },
    { text: system.data?.shortName || system.data?.name || '', to: `/systems/${systemId}` },
    { text: words.title },
  ]);
  const failed = [system, unit, history, frameworks, context].find((query) => query.isError);
  if (failed !== undefined) {
    return (
      <div className="page">
        <FailureNotice
          error={failed.error}
          onRetry={() => void failed.refetch()}
          back={{ href: '#/systems', text: shell.failure.toSystems }}
        />
      </div>
    );
  }
  if (
    system.data === undefined ||
    unit.data === undefined ||
    history.data === undefined ||
    frameworks.data === undefined ||
    context.data === undefined
  )
    return <Loading />;
  return (
    <Form key={systemId} system={system.data} unit={unit.data} history={history.data} frameworks={frameworks.data} context={context.data} />
  );
}
