import { IconBulb } from '@tabler/icons-react';
import { useState } from 'react';
import type { FrameworkInput } from '../../../core/checklist/framework.ts';
import { RISK_INPUT } from '../../../core/level/proposal.ts';
import { level as words } from '../../texts/level.ts';
import styles from './level.module.css';
import { Question } from './question.tsx';
import { RiskHelp } from './risk-help.tsx';
import { thresholdOf } from './threshold-bar.tsx';
import type { LevelContext, LevelForm } from './use-level-form.ts';

/** Rarely true of a hospital: asked together, folded while every answer is “không”. */
const isSpecial = (input: FrameworkInput): boolean => input.type === 'boolean' && !input.required && input.default === false;

interface Props {
  form: LevelForm;
  systemId: string;
  context: LevelContext;
}

function suggestedBy(form: LevelForm, input: FrameworkInput): string | undefined {
  const suggestion = form.suggestionOf(input.id);
  if (suggestion === undefined) return undefined;
  return suggestion.source === 'template' ? words.suggested.template : words.suggested.carried(form.other.framework.short_title);
}

function One({ form, systemId, context, input }: Props & { input: FrameworkInput }) {
  return (
    <Question
      input={input}
      value={form.shown[input.id]}
      problem={form.problemOf(input.id)}
      threshold={input.type === 'integer' ? thresholdOf(form.framework, input.id) : null}
      suggested={suggestedBy(form, input)}
      onAnswer={(value) => form.answer(input.id, value)}
      onConfirm={() => form.confirm([input])}
      onTouch={() => form.touch(input.id)}
    >
      {input.id === RISK_INPUT && <RiskHelp form={form} systemId={systemId} risk={context.risk} />}
    </Question>
  );
}

/** Where the suggestions come from, how many wait, and one button for all of them. */
function SuggestionsBanner({ form, context: { template } }: Props) {
  if (form.pending.length === 0) return null;
  const fromTemplate = form.pending.some(({ id }) => form.suggestionOf(id)?.source === 'template') ? template : null;
  return (
    <section className={`banner ${styles['suggestions']}`} aria-label={words.suggested.title}>
      <IconBulb className="i partial" aria-hidden="true" />
      <div className="col g4 grow">
        <b className="s13">
          {words.suggested.count(form.pending.length, fromTemplate?.name ?? form.other.framework.short_title, fromTemplate !== null)}
        </b>
        {fromTemplate !== null && (
          <p className="s12 t2">
            {fromTemplate.judgement && <b>{words.suggested.judgement} </b>}
            {fromTemplate.note}
          </p>
        )}
      </div>
      <button type="button" className="btn sm" onClick={() => form.confirm(form.pending)}>
        {words.suggested.confirmAll(form.pending.length)}
      </button>
    </section>
  );
}

/** The questions that matter for the answers given so far, in the order of the framework file. */
export function Questions(props: Props) {
  const { form } = props;
  const special = form.visible.filter(isSpecial);
  const anyTrue = special.some(({ id }) => form.shown[id] === true);
  const [opened, open] = useState(false);
  const firstSpecial = special[0]?.id;
  return (
    <>
      <SuggestionsBanner {...props} />
      {form.visible.map((input) => {
        if (!isSpecial(input)) return <One key={input.id} {...props} input={input} />;
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
            {(opened || anyTrue) && special.map((one) => <One key={one.id} {...props} input={one} />)}
          </div>
        );
      })}
    </>
  );
}
