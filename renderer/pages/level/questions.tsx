import { useState } from 'react';
import type { FrameworkInput } from '../../../core/checklist/framework.ts';
import { level as words } from '../../texts/level.ts';
import styles from './level.module.css';
import { Question } from './question.tsx';
import { thresholdOf } from './threshold-bar.tsx';
import type { LevelForm } from './use-level-form.ts';

/** Rarely true of a hospital: asked together, folded while every answer is “không”. */
const isSpecial = (input: FrameworkInput): boolean => input.type === 'boolean' && !input.required && input.default === false;

function One({ form, input }: { form: LevelForm; input: FrameworkInput }) {
  return (
    <Question
      input={input}
      value={form.inputs[input.id]}
      problem={form.problemOf(input.id)}
      threshold={input.type === 'integer' ? thresholdOf(form.framework, input.id) : null}
      onAnswer={(value) => form.answer(input.id, value)}
      onTouch={() => form.touch(input.id)}
    />
  );
}

/** The questions that matter for the answers given so far, in the order of the framework file. */
export function Questions({ form }: { form: LevelForm }) {
  const special = form.visible.filter(isSpecial);
  const anyTrue = special.some(({ id }) => form.inputs[id] === true);
  const [opened, open] = useState(false);
  const firstSpecial = special[0]?.id;
  return form.visible.map((input) => {
    if (!isSpecial(input)) return <One key={input.id} form={form} input={input} />;
    if (input.id !== firstSpecial) return null;
    return (
      <div key="special">
        <div className={styles['question']}>
          <div className={styles['label']}>{words.special.title}</div>
          <div className="row">
            {!anyTrue && <span className="s13 t2">{words.special.none(special.length)}</span>}
            {!anyTrue && (
              <button type="button" className="btn sub sm" aria-expanded={opened} onClick={() => open(!opened)}>
                {opened ? words.special.hide : words.special.show}
              </button>
            )}
          </div>
        </div>
        {(opened || anyTrue) && special.map((one) => <One key={one.id} form={form} input={one} />)}
      </div>
    );
  });
}
