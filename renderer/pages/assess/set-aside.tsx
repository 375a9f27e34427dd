import { IconInfoCircle } from '@tabler/icons-react';
import { assess as words } from '../../texts/assess.ts';
import { TRAIT_LABELS } from '../../texts/terms.ts';
import type { Entry } from './tree.ts';
import type { AssessmentState } from './use-assessment.ts';

interface Props {
  state: AssessmentState;
  entry: Entry;
  onInclude: () => void;
}

export const traitsOf = ({ missing }: Entry): string => missing.map((trait) => TRAIT_LABELS[trait].label).join(', ');

/** Why a requirement is not asked, and the way to ask it all the same. */
export function SetAside({ state, entry, onInclude }: Props) {
  const { id, name } = state.view.subject;
  return (
    <div className="banner">
      <IconInfoCircle className="i l t3" aria-hidden="true" />
      <div className="col g8">
        <b>{words.setAsideTitle}</b>
        <p className="s13">{words.setAside(traitsOf(entry))}</p>
        <p className="s13 t2">{state.isCommon ? words.setAsideHowCommon : words.setAsideHow}</p>
        <div className="row g12">
          <button type="button" className="btn sm" onClick={onInclude}>
            {words.include} <kbd aria-hidden="true">I</kbd>
          </button>
          {!state.isCommon && (
            <a className="s13" href={`#/systems/${id}`}>
              {name}
            </a>
          )}
        </div>
      </div>
    </div>
  );
}
