import type { Progress } from '../../core/assessment/model.ts';
import { shell } from '../texts/shell.ts';
import { showNumber } from './format.ts';

const share = (count: number, of: number) => ({ width: `${of === 0 ? 0 : (100 * count) / of}%` });

/** Composition of verdicts above, confirmed this year below; `thin` for trees. */
export function ProgressBar({ progress, thin = false }: { progress: Progress; thin?: boolean }) {
  const { applicable, answered, compliant, partial, nonCompliant, notApplicable, confirmed } = progress;
  const spoken = shell.progress.spoken({
    answered: showNumber(answered),
    applicable: showNumber(applicable),
    compliant: showNumber(compliant),
    partial: showNumber(partial),
    nonCompliant: showNumber(nonCompliant),
    notApplicable: showNumber(notApplicable),
    confirmed: showNumber(confirmed),
  });
  return (
    <div className={thin ? 'prog thin' : 'prog'} role="img" aria-label={spoken} title={spoken}>
      <div className="bar">
        <i className="m" style={share(compliant, applicable)} />
        <i className="p" style={share(partial, applicable)} />
        <i className="n" style={share(nonCompliant, applicable)} />
        <i className="a" style={share(notApplicable, applicable)} />
      </div>
      <div className="conf">
        <i style={share(confirmed, applicable)} />
      </div>
    </div>
  );
}

/** The bar with its three numbers in words: “226/239 đã đánh giá · 171 đáp ứng · 214 đã xác nhận”. */
export function ProgressWithNumbers({ progress }: { progress: Progress }) {
  const { applicable, answered, compliant, confirmed } = progress;
  return (
    <div className="col g4">
      <ProgressBar progress={progress} />
      <div className="tri">
        <span>
          <b>
            {showNumber(answered)}
            <span className="t3">/{showNumber(applicable)}</span>
          </b>
          {shell.progress.answered}
        </span>
        <span>
          <b>{showNumber(compliant)}</b>
          {shell.progress.compliant}
        </span>
        <span>
          <b>{showNumber(confirmed)}</b>
          {shell.progress.confirmed}
        </span>
      </div>
    </div>
  );
}
