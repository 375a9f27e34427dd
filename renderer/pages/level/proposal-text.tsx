/** The text of the proposal as it stands now, ready to be copied. */
import { IconCopy } from '@tabler/icons-react';
import { useRef, type RefObject } from 'react';
import type { InformationSystem } from '../../../core/assessment/model.ts';
import { levelProposalText, levelSentence, RISK_INPUT } from '../../../core/level/proposal.ts';
import { toast } from '../../parts/toast.tsx';
import { level as words } from '../../texts/level.ts';
import styles from './level.module.css';
import type { LevelContext, LevelForm } from './use-level-form.ts';

/** Copies what an element shows, and leaves it marked: one sees what was copied. */
function copy(element: RefObject<HTMLElement | null>): void {
  const selection = window.getSelection();
  if (element.current === null || selection === null) return;
  selection.selectAllChildren(element.current);
  // The newer interface asks for a permission, and this program grants none.
  // eslint-disable-next-line typescript/no-deprecated
  toast(document.execCommand('copy') ? words.text.copied : words.text.marked);
}

function CopyButton({ of, label }: { of: RefObject<HTMLElement | null>; label: string }) {
  return (
    <button type="button" className="btn sub sm" onClick={() => copy(of)}>
      <IconCopy className="i" aria-hidden="true" />
      {label}
    </button>
  );
}

export function ProposalText({ form, system, risk }: { form: LevelForm; system: InformationSystem; risk: LevelContext['risk'] }) {
  const { framework, effective, result } = form;
  const short = useRef<HTMLParagraphElement>(null);
  const whole = useRef<HTMLDivElement>(null);
  // A number of one's own is not the result of that assessment.
  const ground = risk !== null && effective[RISK_INPUT] === risk.level ? { date: risk.date } : null;
  const sentence = levelSentence(framework, system, effective, result, ground);
  if (sentence === '') return null;
  return (
    <section aria-label={words.text.title}>
      <div className="row">
        <h2 className="grow">{words.text.title}</h2>
        <CopyButton of={short} label={words.text.copy} />
      </div>
      <p ref={short} className={styles['sentence']}>
        {sentence}
      </p>
      <details className={styles['more']}>
        <summary className="s12">{words.text.whole}</summary>
        <div ref={whole} className={styles['sentence']}>
          {levelProposalText(framework, system, effective, result, ground).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
        <CopyButton of={whole} label={words.text.copyWhole} />
      </details>
    </section>
  );
}
