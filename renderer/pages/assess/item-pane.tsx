import { IconArrowDown, IconArrowUp, IconCircleCheck, IconInfoCircle, IconList, IconStar } from '@tabler/icons-react';
import { lacksOf } from '../../../core/assessment/answer.ts';
import { isBinding } from '../../../core/assessment/counted.ts';
import type { Answer } from '../../../core/assessment/model.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showInstant } from '../../parts/format.ts';
import { assess as words } from '../../texts/assess.ts';
import { TRAIT_LABELS } from '../../texts/terms.ts';
import { AnswerFields } from './answer-fields.tsx';
import styles from './desk.module.css';
import { isAsked, isCounted, type Entry } from './tree.ts';
import type { AssessmentState } from './use-assessment.ts';
import { VerdictControl } from './verdict-control.tsx';

interface Props {
  state: AssessmentState;
  entry: Entry;
  position: number;
  total: number;
  onStep: (direction: 1 | -1) => void;
  onConfirm: () => void;
  /** Opens the list of requirements where the window has no room for it. */
  onTree: () => void;
}

/** The one thing to decide. */
export function ItemPane({ state, entry, position, total, onStep, onConfirm, onTree }: Props) {
  const { item } = entry;
  const answer = state.answerOf(item.id);
  const trouble = state.troubleOf(item.id);
  return (
    <section className={`${styles['pane']} ${styles['mid']}`} aria-label={words.item}>
      <div className={styles['body']} key={item.id}>
        <div className={`row start ${styles['top']}`}>
          <button type="button" className={`btn sm ${styles['openTree']}`} onClick={onTree}>
            <IconList className="i" aria-hidden="true" />
            {words.tree}
          </button>
          <div className={styles['chips']}>
            {item.source.split('; ').map((source) => (
              <ClauseChip key={source} clause={source} />
            ))}
          </div>
          <span className="end row g4 s13 t2 nowrap">
            {isCounted(entry) && (
              <span>
                <b>{position}</b> /{total}
              </span>
            )}
            <button type="button" className="btn ico sm" aria-label={words.previous} onClick={() => onStep(-1)}>
              <IconArrowUp className="i" aria-hidden="true" />
            </button>
            <button type="button" className="btn ico sm" aria-label={words.next} onClick={() => onStep(1)}>
              <IconArrowDown className="i" aria-hidden="true" />
            </button>
          </span>
        </div>
        <div className="col g6">
          <h1>{item.title}</h1>
          <p className={styles['ask']}>{item.ask}</p>
          {!isBinding(item) && (
            <span>
              <span className="tag acc">
                <IconStar className="i" aria-hidden="true" />
                {words.recommended}
              </span>
            </span>
          )}
        </div>
        {isAsked(entry) ? (
          <>
            <VerdictControl value={answer.verdict} onChange={(verdict) => state.change(item.id, { verdict })} />
            {trouble !== null && <FailureNotice title={words.saveFailed} error={trouble.error} onRetry={trouble.retry} />}
            <AnswerFields
              answer={answer}
              onChange={(change) => state.change(item.id, change)}
              onPlan={(patch) => state.changePlan(item.id, patch)}
            />
          </>
        ) : (
          <div className="banner">
            <IconInfoCircle className="i l t3" aria-hidden="true" />
            <div className="col g4">
              <b>{words.setAsideTitle}</b>
              <p className="s13">{words.setAside(entry.missing.map((trait) => TRAIT_LABELS[trait].label).join(', '))}</p>
              <p className="s13 t2">{words.setAsideHow}</p>
              <a className="s13" href={`#/systems/${state.view.subject.id}`}>
                {state.view.subject.name}
              </a>
            </div>
          </div>
        )}
      </div>
      {isAsked(entry) && <Foot answer={answer} onStep={onStep} onConfirm={onConfirm} />}
    </section>
  );
}

function Foot({ answer, onStep, onConfirm }: { answer: Answer; onStep: (direction: 1 | -1) => void; onConfirm: () => void }) {
  const lacks = lacksOf(answer);
  const saved = answer.updatedBy === '' ? '' : words.savedBy(answer.updatedBy, showInstant(answer.updatedAt));
  return (
    <div className={styles['foot']}>
      <span className="s13 grow">
        {answer.verdict === null && <span className="t3">{words.notAnswered}</span>}
        {lacks.length > 0 && (
          <span className="partial w5">
            {words.lacks.lead}: {lacks.map((lack) => words.lacks[lack]).join(', ')}
          </span>
        )}
        {answer.verdict !== null && lacks.length === 0 && (
          <span className="met w5">
            <IconCircleCheck className="i" aria-hidden="true" /> {words.complete}, {answer.confirmed ? words.confirmed : words.notConfirmed}
          </span>
        )}
        {saved !== '' && (
          <span className={`t3 ${styles['saved']}`} title={saved}>
            {' '}
            · {saved}
          </span>
        )}
      </span>
      <button type="button" className="btn" onClick={() => onStep(-1)}>
        {words.previous} <kbd aria-hidden="true">K</kbd>
      </button>
      <button type="button" className="btn pri" onClick={onConfirm}>
        {words.confirmNext} <kbd aria-hidden="true">↵</kbd>
      </button>
    </div>
  );
}
