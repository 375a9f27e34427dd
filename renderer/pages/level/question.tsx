/** One question of the framework file, by its type. */
import { Checkbox, Radio, SegmentedControl, Textarea } from '@mantine/core';
import { IconAlertTriangle, IconBulb } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import type { FrameworkInput } from '../../../core/checklist/framework.ts';
import type { InputValue } from '../../../core/level/model.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { NumberField } from '../../parts/fields.tsx';
import { level as words } from '../../texts/level.ts';
import styles from './level.module.css';
import { ThresholdBar } from './threshold-bar.tsx';

interface Props {
  input: FrameworkInput;
  value: InputValue | undefined;
  problem: string | undefined;
  /** The number from which another level follows; null where the rules name none. */
  threshold: number | null;
  /** Where a suggested answer comes from, in words; undefined once it was confirmed or changed. */
  suggested: string | undefined;
  /** More to be told under the answer. */
  children?: ReactNode;
  onAnswer: (value: InputValue | undefined) => void;
  onConfirm: () => void;
  onTouch: () => void;
}

/** Label and clause to the left, the answer to the right, help and problem under it. */
export function Question(props: Props) {
  const { input, problem, suggested, children, onConfirm, onTouch } = props;
  const id = useId();
  const described = suggested === undefined ? `${id}-help` : `${id}-suggested ${id}-help`;
  const single = input.type === 'text' || (input.type === 'integer' && !isLevelScale(input));
  return (
    <div
      className={suggested === undefined ? styles['question'] : `${styles['question']} ${styles['suggested']}`}
      id={`question-${input.id}`}
      role={single ? undefined : input.type === 'choice_multiple' ? 'group' : 'radiogroup'}
      aria-labelledby={single ? undefined : `${id}-label`}
      aria-describedby={described}
      onBlur={onTouch}
    >
      <div className={styles['label']}>
        {single ? (
          <label id={`${id}-label`} htmlFor={id}>
            {input.label}
          </label>
        ) : (
          <span id={`${id}-label`}>{input.label}</span>
        )}
        {input.clause !== undefined && <ClauseChip clause={input.clause} />}
      </div>
      <div>
        <Field {...props} id={id} described={described} />
        {suggested !== undefined && (
          <div className={styles['suggestion']}>
            <span className="tag partial" id={`${id}-suggested`}>
              <IconBulb className="i" aria-hidden="true" />
              {suggested}
            </span>
            <button type="button" className="btn sm" onClick={onConfirm} aria-label={words.suggested.confirmOne(input.label)}>
              {words.suggested.confirm}
            </button>
          </div>
        )}
        <div id={`${id}-help`}>
          {input.help !== undefined && <p className={`s12 t3 ${styles['help']}`}>{input.help}</p>}
          {problem !== undefined && (
            <p className={styles['problem']}>
              <IconAlertTriangle className="i s" aria-hidden="true" />
              {problem}
            </p>
          )}
        </div>
        {children}
      </div>
    </div>
  );
}

const isLevelScale = (input: Extract<FrameworkInput, { type: 'integer' }>): boolean => input.maximum !== undefined && input.maximum <= 5;

function Field({
  input,
  value,
  problem,
  threshold,
  onAnswer,
  id,
  described,
}: Omit<Props, 'children'> & { id: string; described: string }): ReactNode {
  switch (input.type) {
    case 'choice_multiple': {
      const chosen = Array.isArray(value) ? value : [];
      return (
        <div className={input.options.some(({ label }) => label.length > 28) ? styles['stack'] : styles['options']}>
          {input.options.map((option) => (
            <Checkbox
              key={option.id}
              size="xs"
              label={option.label}
              checked={chosen.includes(option.id)}
              onChange={(event) =>
                onAnswer(event.currentTarget.checked ? [...chosen, option.id] : chosen.filter((one) => one !== option.id))
              }
            />
          ))}
        </div>
      );
    }
    case 'choice':
      return <Choices name={id} options={input.options} value={typeof value === 'string' ? value : null} onChange={onAnswer} />;
    case 'boolean':
      return (
        <Choices
          name={id}
          options={[
            { id: 'yes', label: words.yes },
            { id: 'no', label: words.no },
          ]}
          value={(value ?? input.default) === undefined ? null : (value ?? input.default) === true ? 'yes' : 'no'}
          onChange={(chosen) => onAnswer(chosen === 'yes')}
        />
      );
    case 'integer':
      if (isLevelScale(input)) return <LevelScale input={input} value={value} onAnswer={onAnswer} />;
      return (
        <div className={styles['number']}>
          <NumberField
            id={id}
            aria-describedby={described}
            value={typeof value === 'number' ? value : null}
            onChange={(next) => onAnswer(next ?? undefined)}
            error={problem === undefined ? undefined : ' '}
            rightSection={<span className="s12 t3">{words.people}</span>}
            rightSectionWidth={56}
          />
          {threshold !== null && <ThresholdBar value={typeof value === 'number' ? value : 0} threshold={threshold} />}
        </div>
      );
    case 'text':
      return (
        <Textarea
          id={id}
          aria-describedby={described}
          autosize
          minRows={1}
          maxRows={8}
          value={typeof value === 'string' ? value : ''}
          error={problem !== undefined}
          onChange={(event) => onAnswer(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
        />
      );
  }
}

interface ChoicesProps {
  name: string;
  options: readonly { id: string; label: string }[];
  value: string | null;
  onChange: (value: string) => void;
}

function Choices({ name, options, value, onChange }: ChoicesProps) {
  return (
    <div className={options.some(({ label }) => label.length > 28) ? styles['stack'] : styles['options']}>
      {options.map((option) => (
        <Radio
          key={option.id}
          name={name}
          size="xs"
          label={option.label}
          checked={value === option.id}
          onChange={() => onChange(option.id)}
        />
      ))}
    </div>
  );
}

const UNSET = 'unset';

/** A level from the scale, or none. */
function LevelScale({
  input,
  value,
  onAnswer,
}: {
  input: Extract<FrameworkInput, { type: 'integer' }>;
  value: InputValue | undefined;
  onAnswer: Props['onAnswer'];
}) {
  const levels = Array.from({ length: (input.maximum ?? input.minimum) - input.minimum + 1 }, (_, index) => String(input.minimum + index));
  return (
    <SegmentedControl
      size="xs"
      aria-label={input.label}
      data={[{ value: UNSET, label: words.unset }, ...levels.map((one) => ({ value: one, label: one }))]}
      value={typeof value === 'number' ? String(value) : UNSET}
      onChange={(next) => onAnswer(next === UNSET ? undefined : Number(next))}
    />
  );
}
