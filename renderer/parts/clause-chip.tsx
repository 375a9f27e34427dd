import { IconBook2 } from '@tabler/icons-react';

/** A clause as in the law: “NĐ 331 Đ13.2.c”. */
export function ClauseChip({ clause }: { clause: string }) {
  return (
    <span className="clause">
      <IconBook2 className="i" aria-hidden="true" />
      {clause}
    </span>
  );
}
