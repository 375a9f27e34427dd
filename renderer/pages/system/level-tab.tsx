import { useFormContext, useWatch } from 'react-hook-form';
import type { InformationSystem } from '../../../core/assessment/model.ts';
import type { LevelDetermination } from '../../../core/level/model.ts';
import { useCall } from '../../api.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { FormSection } from '../../parts/form-parts.tsx';
import { showInstant } from '../../parts/format.ts';
import { FrameworkTag } from '../../parts/framework-tag.tsx';
import { LevelMark } from '../../parts/level-mark.tsx';
import { system } from '../../texts/systems.ts';
import { SystemArea } from './fields.tsx';
import { Relevelling } from './relevelling.tsx';

const words = system.level;

function Determination({ determination }: { determination: LevelDetermination }) {
  const { level, framework, matched, raisedBy, decidedBy, decidedAt } = determination;
  const decisive = [...(raisedBy === null ? [] : [raisedBy]), ...matched.filter((rule) => rule.level === level)];
  return (
    <li className="col g4">
      <span className="row">
        {level === null ? <b>{words.noMatch}</b> : <LevelMark level={level} />}
        <FrameworkTag framework={framework} />
        <span className="s12 t3">{words.by(decidedBy, showInstant(decidedAt))}</span>
      </span>
      {decisive.map(({ clause, text }) => (
        <span key={`${clause}${text}`} className="row start s13">
          <ClauseChip clause={clause} />
          <span>{text}</span>
        </span>
      ))}
    </li>
  );
}

/** The level kept now, and every determination, newest first. */
export function LevelTab() {
  const form = useFormContext<InformationSystem>();
  const [id, level, framework] = useWatch({ control: form.control, name: ['id', 'level', 'framework'] });
  const history = useCall('level.history', { systemId: id });
  const newestFirst = (history.data ?? []).toSorted((a, b) => b.decidedAt.localeCompare(a.decidedAt));
  return (
    <>
      <FormSection title={words.current}>
        <div className="row">
          {level === null ? <b>{words.none}</b> : <LevelMark level={level} />}
          <FrameworkTag framework={framework} />
        </div>
        {level === null ? (
          <p className="s13 t2">{words.noneText}</p>
        ) : (
          <SystemArea name="levelReason" label={words.reason} hint={words.reasonHint} />
        )}
      </FormSection>
      <Relevelling />
      <FormSection title={words.history}>
        {history.isError && <FailureNotice error={history.error} onRetry={() => void history.refetch()} />}
        {newestFirst.length === 0 && !history.isError && <p className="s13 t3">{words.historyEmpty}</p>}
        <ol className="col g16">
          {newestFirst.map((determination) => (
            <Determination key={determination.id} determination={determination} />
          ))}
        </ol>
      </FormSection>
    </>
  );
}
