import { IconGitFork } from '@tabler/icons-react';
import { isBlankAnswer } from '../../../core/assessment/answer.ts';
import { COMMON } from '../../../core/assessment/common.ts';
import { itemsOf } from '../../../core/checklist/items.ts';
import type { Answer } from '../../../core/assessment/model.ts';
import type { Checklist, Level } from '../../../core/checklist/model.ts';
import type { ItemContext } from '../../../core/contract/overview.ts';
import { showNumber } from '../../parts/format.ts';
import { VerdictMark } from '../../parts/verdict-mark.tsx';
import { assess as words } from '../../texts/assess.ts';
import { levelName, NOT_ASSESSED, VERDICT_LABELS } from '../../texts/terms.ts';
import styles from './desk.module.css';
import { differsFromCommon } from './filters.ts';
import type { AssessmentState } from './use-assessment.ts';

export interface CommonActs {
  useCommon(): void;
  makeCommon(): void;
}

interface Props extends CommonActs {
  state: AssessmentState;
  answer: Answer;
  context: ItemContext | undefined;
  /** The system has just left the unit's answer. */
  separated: boolean;
}

/** Whose answer this is: the system's own or the unit's; on the unit's desk, which systems say otherwise. */
export function CommonLine(props: Props) {
  return (
    <div className={styles['common']} data-testid="common-line">
      <IconGitFork className="i t3" aria-hidden="true" />
      {props.state.isCommon ? <Followers {...props} /> : <Own {...props} />}
    </div>
  );
}

function Own({ state, answer, separated, useCommon, makeCommon }: Props) {
  const common = state.common.get(answer.itemId);
  const stricter = state.view.stricter[answer.itemId];
  const name = state.view.subject.shortName || state.view.subject.name;
  const open = <a href={commonAddress(state.view.checklist, answer.itemId)}>{words.common.open}</a>;
  if (answer.inherited === true) {
    return (
      <span className={styles['commonText']}>
        {words.common.inherited} <span className="t3">{words.common.inheritedHow(name)}</span> {open}
      </span>
    );
  }
  if (isBlankAnswer(answer)) {
    return (
      <span className={`${styles['commonText']} t3`}>
        {words.common.none} {open}
      </span>
    );
  }
  return (
    <>
      <span className={styles['commonText']}>
        {separated && (
          <b role="status" className="w5 acc">
            {words.common.separated}{' '}
          </b>
        )}
        {common === undefined ? words.common.ownOnly(name) : ownWords(name, stricter)} {common !== undefined && <Said answer={common} />}
        {stricter !== undefined && <> · {open}</>}
      </span>
      <span className={styles['commonActs']}>
        {common !== undefined && (
          <button type="button" className="btn sub sm" onClick={useCommon}>
            {words.common.use} <kbd aria-hidden="true">T</kbd>
          </button>
        )}
        {stricter === undefined && (
          <button type="button" className="btn sub sm" onClick={makeCommon}>
            {words.common.make} <kbd aria-hidden="true">C</kbd>
          </button>
        )}
      </span>
    </>
  );
}

const ownWords = (name: string, stricter: Level | undefined): string =>
  stricter === undefined ? words.common.own(name) : words.common.ownBeside(name, levelName(stricter).toLowerCase());

const SHOWN = 4;

function Followers({ answer, context }: Props) {
  if (context === undefined) return <span className={styles['commonText']} />;
  const differing = context.others.filter((one) => differsFromCommon({ ...answer, verdict: one.verdict }, answer));
  return (
    <span className={styles['commonText']}>
      {context.inheriting === 0 ? words.common.noFollowers : words.common.followers(showNumber(context.inheriting))}
      {differing.length > 0 && (
        <>
          {' '}
          {words.common.differing}{' '}
          {differing.slice(0, SHOWN).map((one) => (
            <span key={one.systemId} className="nowrap">
              <a href={addressOf(one)}>{one.name}</a> <VerdictMark verdict={one.verdict} small />{' '}
            </span>
          ))}
          {differing.length > SHOWN && words.common.moreDiffering(showNumber(differing.length - SHOWN))}
        </>
      )}
    </span>
  );
}

/** A verdict with its word. */
export function Said({ answer: { verdict } }: { answer: Pick<Answer, 'verdict'> }) {
  return (
    <span className="nowrap">
      <VerdictMark verdict={verdict} small silent /> {verdict === null ? NOT_ASSESSED : VERDICT_LABELS[verdict]}
    </span>
  );
}

/** The address of the unit's desk at the same control, which may have another number there. */
function commonAddress(checklist: Checklist, itemId: string): string {
  const control = itemsOf(checklist).find(({ id }) => id === itemId)?.control ?? '';
  return `#/assess/${COMMON}?${new URLSearchParams({ framework: checklist.framework, control }).toString()}`;
}

interface Target {
  systemId: string;
  framework: string | null;
  itemId: string | null;
}

/** The address of a desk, at a requirement; the framework only where it is not the system's own. */
export function addressOf({ systemId, framework, itemId }: Target): string {
  const search = new URLSearchParams({ ...(framework === null ? {} : { framework }), ...(itemId === null ? {} : { item: itemId }) });
  return `#/assess/${systemId}${search.size === 0 ? '' : `?${search.toString()}`}`;
}
