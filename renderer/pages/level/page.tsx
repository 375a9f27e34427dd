import { SegmentedControl } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { InformationSystem, UnitProfile } from '../../../core/assessment/model.ts';
import { frameworkId, type FrameworkId } from '../../../core/checklist/model.ts';
import type { LevelDetermination } from '../../../core/level/model.ts';
import { useAct, useCall } from '../../api.ts';
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
import styles from './level.module.css';
import { Questions } from './questions.tsx';
import { ResultPane } from './result-pane.tsx';
import { forgetDraft, useLevelForm } from './use-level-form.ts';

interface Data {
  system: InformationSystem;
  unit: UnitProfile;
  history: LevelDetermination[];
  frameworks: Frameworks;
}

/** What writing this result would mean beyond the level itself. */
function notesOf(system: InformationSystem, framework: FrameworkId, level: number | null): string[] {
  const { approval } = system;
  if (system.level === null) return [];
  if (approval.status === 'approved') return [words.kept(system.level, approval.decision === null ? '' : ` (${approval.decision.number})`)];
  if (system.framework === framework && system.level === level) return [];
  const from = `${FRAMEWORK_LABELS[system.framework]}, ${levelName(system.level)}`;
  return level === null ? [] : [words.changes(from, `${FRAMEWORK_LABELS[framework]}, ${levelName(level)}`)];
}

function Form({ system, unit, history, frameworks }: Data) {
  const name = system.shortName === '' ? system.name : system.shortName;
  const form = useLevelForm({ id: system.id, name, framework: system.framework }, history, frameworks);
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
          toast(words.saved(name, determination.level === null ? words.undetermined : levelName(determination.level)));
          void navigate({ to: `/systems/${system.id}` });
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
          <Questions key={chosen} form={form} />
        </div>
      </section>
      <ResultPane
        framework={form.framework}
        result={form.result}
        changes={form.changes}
        notes={notesOf(system, chosen, form.result.level)}
        system={system}
        unit={unit}
      >
        <span className="s12 t2">{form.problems.length === 0 ? words.ready : words.left(form.problems.length)}</span>
        <button type="button" className="btn pri end" disabled={save.isPending} onClick={write}>
          {save.isPending ? words.saving : words.save}
        </button>
      </ResultPane>
    </div>
  );
}

/** Asks what the framework file asks and shows at once which level follows, by which clauses. */
export default function LevelPage() {
  const { systemId = '' } = useParams({ strict: false });
  const system = useCall('systems.get', { id: systemId });
  const unit = useCall('unit.get');
  const history = useCall('level.history', { systemId });
  const frameworks = useFrameworks();
  usePlace([
    { text: shell.rail.systems, to: '/systems' },
    { text: system.data?.shortName || system.data?.name || '', to: `/systems/${systemId}` },
    { text: words.title },
  ]);
  const failed = [system, unit, history, frameworks].find((query) => query.isError);
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
  if (system.data === undefined || unit.data === undefined || history.data === undefined || frameworks.data === undefined)
    return <Loading />;
  return <Form system={system.data} unit={unit.data} history={history.data} frameworks={frameworks.data} />;
}
