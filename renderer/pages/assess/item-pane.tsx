import { IconArrowDown, IconArrowUp, IconCircleCheck, IconList, IconStar } from '@tabler/icons-react';
import { lacksOf } from '../../../core/assessment/answer.ts';
import { isBinding } from '../../../core/assessment/counted.ts';
import type { Answer, AnswerChange, Verdict } from '../../../core/assessment/model.ts';
import type { ItemContext } from '../../../core/contract/overview.ts';
import type { IsoDate } from '../../../core/date.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showInstant } from '../../parts/format.ts';
import { assess as words } from '../../texts/assess.ts';
import { AnswerFields } from './answer-fields.tsx';
import type { NamedPlan } from './answers.ts';
import { CommonLine, type CommonActs } from './common-line.tsx';
import styles from './desk.module.css';
import { SetAside, traitsOf } from './set-aside.tsx';
import { isAsked, isCounted, type Entry } from './tree.ts';
import type { AssessmentState } from './use-assessment.ts';
import { VerdictControl } from './verdict-control.tsx';

interface Props extends CommonActs {
  state: AssessmentState;
  entry: Entry;
  context: ItemContext | undefined;
  plans: readonly NamedPlan[];
  names: readonly string[];
  today: IsoDate;
  position: number;
  total: number;
  /** The system has just left the unit's answer here. */
  separated: boolean;
  onChange: (change: AnswerChange) => void;
  onVerdict: (verdict: Verdict | null) => void;
  onStep: (direction: 1 | -1) => void;
  onConfirm: () => void;
  /** Brings a requirement in that doesn't arise, or sets it aside again. */
  onInclude: (included: boolean) => void;
  /** Opens the list of requirements where the window has no room for it. */
  onTree: () => void;
}

/** The one thing to decide. */
export function ItemPane(props: Props) {
  const { state, entry, position, total, onStep, onConfirm, onInclude, onTree } = props;
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
          {entry.included && (
            <p className="s13 t2">
              <span className="tag acc">{words.included}</span> {words.includedWhy(traitsOf(entry))}{' '}
              <button type="button" className="btn sub sm" onClick={() => onInclude(false)}>
                {words.exclude} <kbd aria-hidden="true">I</kbd>
              </button>
            </p>
          )}
        </div>
        {isAsked(entry) ? (
          <>
            <VerdictControl value={answer.verdict} inherited={answer.inherited === true} onChange={props.onVerdict} />
            <CommonLine
              state={state}
              answer={answer}
              context={props.context}
              separated={props.separated}
              useCommon={props.useCommon}
              makeCommon={props.makeCommon}
            />
            {trouble !== null && <FailureNotice title={words.saveFailed} error={trouble.error} onRetry={trouble.retry} />}
            <AnswerFields answer={answer} plans={props.plans} names={props.names} today={props.today} onChange={props.onChange} />
          </>
        ) : (
          <>
            <SetAside state={state} entry={entry} onInclude={() => onInclude(true)} />
            {trouble !== null && <FailureNotice title={words.saveFailed} error={trouble.error} onRetry={trouble.retry} />}
          </>
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
            <IconCircleCheck className="i" aria-hidden="true" /> {words.complete}, {stateOf(answer)}
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

const stateOf = ({ confirmed, carried }: Answer): string =>
  confirmed ? words.confirmed : carried === null ? words.notConfirmed : words.notConfirmedAgain;
