import { IconBook2 } from '@tabler/icons-react';
import { fullClause, shortClause } from '../texts/clauses.ts';

/** A clause, short as the field cites it: “NĐ 331 Đ13.2.c”; in full under the pointer. */
export function ClauseChip({ clause }: { clause: string }) {
  return (
    <span className="clause" title={fullClause(clause)}>
      <IconBook2 className="i" aria-hidden="true" />
      <span className="ell">{shortClause(clause)}</span>
    </span>
  );
}
