import type { CarrySourceView } from '../../../core/contract/carry-over.ts';
import { FrameworkTag } from '../../parts/framework-tag.tsx';
import { showNumber } from '../../parts/format.ts';
import { levelName } from '../../texts/terms.ts';
import { carryOver as words } from '../../texts/carry-over.ts';
import styles from './carry-over.module.css';

interface Props {
  sources: CarrySourceView[];
  chosen: CarrySourceView;
  onChoose: (source: CarrySourceView) => void;
}

/** Where the answers come from; a choice where there are several. */
export function SourceChoice({ sources, chosen, onChoose }: Props) {
  if (sources.length === 1) {
    return (
      <p className={`s13 ${styles['only']}`}>
        <span className="t2">{words.source}</span>
        <Told source={chosen} />
      </p>
    );
  }
  return (
    <fieldset className={styles['sources']}>
      <legend className="s13 t2">{words.source}</legend>
      {sources.map((source) => (
        <label key={keyOf(source)} className={styles['source']}>
          <input type="radio" name="source" checked={source === chosen} onChange={() => onChoose(source)} />
          <Told source={source} />
        </label>
      ))}
    </fieldset>
  );
}

export const keyOf = ({ year, framework }: Pick<CarrySourceView, 'year' | 'framework'>): string => `${year} ${framework}`;

function Told({ source: { kind, year, framework, level, answers, brought } }: { source: CarrySourceView }) {
  return (
    <>
      <b className="w5">{words.sourceName[kind](year)}</b>
      <FrameworkTag framework={framework} />
      <span className="t2">
        {levelName(level)} · {words.answers(showNumber(answers))}
      </span>
      {brought && <span className="tag">{words.brought}</span>}
    </>
  );
}
