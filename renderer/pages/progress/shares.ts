/** Figures of groups as shares of a bar. */
import type { SystemOverview } from '../../../core/contract/progress.ts';

export type Group = NonNullable<SystemOverview['answered']>['groups'][number];
export type Figures = Group['figures'];

export interface Bar {
  name: string;
  met: number;
  of: number;
  /** Percent; together 100. */
  compliant: number;
  partial: number;
  nonCompliant: number;
  notApplicable: number;
  open: number;
}

/** A bar for each group in which anything is asked. */
export const barsOf = (groups: readonly Group[]): Bar[] =>
  groups.flatMap(({ title, figures }) => {
    const { applicable, answered, compliant, partial, nonCompliant, notApplicable } = figures;
    if (applicable === 0) return [];
    const share = (count: number): number => (100 * count) / applicable;
    return [
      {
        name: title,
        met: compliant,
        of: applicable,
        compliant: share(compliant),
        partial: share(partial),
        nonCompliant: share(nonCompliant),
        notApplicable: share(notApplicable),
        open: share(applicable - answered),
      },
    ];
  });

/** Those whose verdict asks for evidence: met, or partly met. */
export const judged = ({ compliant, partial }: Pick<Figures, 'compliant' | 'partial'>): number => compliant + partial;
