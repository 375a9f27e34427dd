import { riskWeight, type RiskEntry } from '../../../core/level/risk.ts';
import { risk as words } from '../../texts/risk.ts';
import styles from './risk.module.css';

const DEGREES = [1, 2, 3, 4, 5] as const;
/** The most likely on top, as people draw it. */
const FROM_TOP = [5, 4, 3, 2, 1] as const;

interface Props {
  entries: readonly Pick<RiskEntry, 'likelihood' | 'impact'>[];
  /** Opens the risk of this place. */
  onOpen: (index: number) => void;
}

/** Likelihood against impact, each risk's number in its cell. A table, so that it can be read aloud, too; every cell says its weight. */
export function RiskMatrix({ entries, onOpen }: Props) {
  const rated = entries.filter(({ likelihood, impact }) => likelihood !== null && impact !== null).length;
  return (
    <div className="col g8">
      <table className={styles['matrix']}>
        <caption className="s12 t3">{words.matrix.caption(rated, entries.length)}</caption>
        <thead>
          <tr>
            <th scope="col" className={styles['axis']}>
              <span>{words.matrix.likelihood}&nbsp;↓</span>
              <span>{words.matrix.impact}&nbsp;→</span>
            </th>
            {DEGREES.map((impact) => (
              <th key={impact} scope="col">
                <b>{impact}</b>
                <span>{words.impacts[impact - 1]}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {FROM_TOP.map((likelihood) => (
            <tr key={likelihood}>
              <th scope="row">
                <b>{likelihood}</b>
                <span>{words.likelihoods[likelihood - 1]}</span>
              </th>
              {DEGREES.map((impact) => {
                const weight = riskWeight(likelihood, impact);
                return (
                  <td key={impact} className={styles[weight]}>
                    <span className={styles['weight']}>{words.matrix.cell(likelihood * impact, words.weights[weight])}</span>
                    <span className={styles['numbers']}>
                      {entries.map((entry, index) =>
                        entry.likelihood === likelihood && entry.impact === impact ? (
                          <button
                            // Risks have no other name than their place in this picture.
                            key={index}
                            type="button"
                            className={styles['number']}
                            aria-label={words.editor.show(index + 1)}
                            onClick={() => onOpen(index)}
                          >
                            {index + 1}
                          </button>
                        ) : null,
                      )}
                    </span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="s12 t3">{words.matrix.note}</p>
    </div>
  );
}
