import { IconPlus, IconShieldSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { InformationSystem } from '../../../core/assessment/model.ts';
import { showDate } from '../../../core/date.ts';
import { emptyRiskAssessment, groundingRiskAssessment, levelOfRisk, type RiskAssessment } from '../../../core/level/risk.ts';
import { useAct, useCall } from '../../api.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { firstClick } from '../../parts/first-click.ts';
import { FormSection } from '../../parts/form-parts.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { risk as words } from '../../texts/risk.ts';
import { levelName } from '../../texts/terms.ts';
import { RiskEditor } from './risk-editor.tsx';
import { useOccasions } from './risk-occasions.ts';
import styles from './risk.module.css';

/** What the finished assessments mean for the level of the system (NĐ 331 Đ10.5). */
function Verdict({ assessments }: { assessments: readonly RiskAssessment[] }) {
  const { control } = useFormContext<InformationSystem>();
  const [id, level] = useWatch({ control, name: ['id', 'level'] });
  const grounding = groundingRiskAssessment(assessments);
  const asked = grounding === null ? null : levelOfRisk(grounding);
  if (grounding === null || asked === null) {
    return (
      <p className="row g6 s13 t2" style={{ flexWrap: 'wrap' }}>
        {words.verdict.none}
        <ClauseChip clause={words.verdict.noneClause} />
      </p>
    );
  }
  const date = showDate(grounding.date);
  const isAbove = level !== null && asked > level;
  const text =
    level === null
      ? words.verdict.unknown(date, asked)
      : isAbove
        ? words.verdict.above(date, asked, level)
        : words.verdict.within(date, asked);
  const asksForMore = level === null || isAbove;
  return (
    <div className={asksForMore ? 'banner partial' : 'banner'} role="status">
      <div className="col g8 grow">
        <span className="row s13" style={{ flexWrap: 'wrap' }}>
          {text}
          <ClauseChip clause={words.verdict.clause} />
        </span>
        {asksForMore && (
          <span>
            <a className="btn pri sm" href={`#/systems/${id}/level`}>
              {level === null ? words.verdict.determine : words.verdict.again}
            </a>
          </span>
        )}
      </div>
    </div>
  );
}

interface ListProps {
  assessments: readonly RiskAssessment[];
  openId: string | null;
  onOpen: (id: string) => void;
}

function List({ assessments, openId, onOpen }: ListProps) {
  const occasions = useOccasions();
  return (
    <div className="sideways">
      <table className={`table ${styles['list'] ?? ''}`} aria-label={words.title}>
        <thead>
          <tr>
            <th scope="col">{words.list.date}</th>
            <th scope="col">{words.list.occasion}</th>
            <th scope="col">{words.list.assessor}</th>
            <th scope="col" className="num">
              {words.list.risks}
            </th>
            <th scope="col">{words.list.asks}</th>
            <th scope="col">{words.list.state}</th>
          </tr>
        </thead>
        <tbody>
          {assessments.map((assessment) => {
            const { id, date, occasion, assessor, entries, finished } = assessment;
            const asked = levelOfRisk(assessment);
            return (
              <tr key={id} className={id === openId ? 'on' : ''}>
                <td>
                  <button
                    type="button"
                    className={styles['open']}
                    aria-label={words.open(showDate(date))}
                    aria-current={id === openId ? 'true' : undefined}
                    onClick={() => onOpen(id)}
                  >
                    {showDate(date)}
                  </button>
                </td>
                <td>{occasions(occasion)}</td>
                <td>{assessor === '' ? words.none : assessor}</td>
                <td className="num">{entries.length}</td>
                <td>{asked === null ? words.none : levelName(asked)}</td>
                <td>
                  <span className={finished ? 'tag met' : 'tag'}>{finished ? words.finished : words.draft}</span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** A new draft that begins with what the last assessment found. */
const continued = (draft: RiskAssessment, last: RiskAssessment): RiskAssessment => ({
  ...draft,
  assessor: last.assessor,
  assets: last.assets.map((asset) => ({ ...asset, id: crypto.randomUUID() })),
  entries: last.entries.map((entry) => ({ ...entry, id: crypto.randomUUID() })),
});

/** Risk assessments of the system over time, the newest open (NĐ 331 Đ10). */
export function RiskTab() {
  const form = useFormContext<InformationSystem>();
  const [systemId, framework] = useWatch({ control: form.control, name: ['id', 'framework'] });
  const info = useCall('app.info');
  const list = useCall('risk.list', { systemId });
  const put = useAct('risk.put');
  const [chosen, choose] = useState<string | null>(null);
  // Its first field takes the keyboard, since the button pressed may be gone.
  const [begun, setBegun] = useState<string | null>(null);
  const newestFirst = (list.data ?? []).toReversed().toSorted((a, b) => b.date.localeCompare(a.date));
  const [newest] = newestFirst;
  const open = newestFirst.find(({ id }) => id === chosen) ?? newest;

  const begin = (from?: RiskAssessment): void => {
    if (info.data === undefined) return;
    const draft = emptyRiskAssessment({
      id: crypto.randomUUID(),
      systemId,
      date: info.data.today,
      occasion: newest === undefined ? 'first' : 'change',
      assessor: form.getValues('assessor.unit'),
    });
    put.mutate(from === undefined ? draft : continued(draft, from), {
      onSuccess: () => {
        choose(draft.id);
        setBegun(draft.id);
      },
    });
  };
  const beginButton = (
    <button
      type="button"
      className={newest === undefined ? 'btn pri' : 'btn'}
      data-landing="risk"
      disabled={put.isPending}
      onClick={(event) => firstClick(event, () => begin())}
    >
      <IconPlus className="i" aria-hidden="true" />
      {words.begin}
    </button>
  );
  if (list.isError) return <FailureNotice error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data === undefined) return null;
  return (
    <>
      <FormSection title={words.title} clause={words.clause} lead={words.lead}>
        {framework === 'nd85-2016' && <p className="s13 t2">{words.old}</p>}
        {put.isError && <FailureNotice error={put.error} title={words.failed} />}
        {newest === undefined ? (
          <EmptyState icon={IconShieldSearch} title={words.empty.title} text={words.empty.text}>
            {beginButton}
          </EmptyState>
        ) : (
          <>
            <Verdict assessments={list.data} />
            <List assessments={newestFirst} openId={open?.id ?? null} onOpen={choose} />
            <div className="row" style={{ flexWrap: 'wrap' }}>
              {beginButton}
              <button type="button" className="btn" disabled={put.isPending} onClick={(event) => firstClick(event, () => begin(newest))}>
                {words.beginFrom}
              </button>
            </div>
          </>
        )}
      </FormSection>
      {open !== undefined && <RiskEditor key={open.id} assessment={open} isNew={open.id === begun} />}
    </>
  );
}
