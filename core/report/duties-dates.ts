/** Words of duties that come back; the arithmetic of durations stands in core/duration.ts. */

const UNITS: Record<string, { one: string; many: string }> = {
  D: { one: 'hằng ngày', many: 'ngày' },
  M: { one: 'hằng tháng', many: 'tháng' },
  Y: { one: 'hằng năm', many: 'năm' },
};

/** “6 tháng một lần”, “hằng năm”; the duration itself where it can't be read. */
export function everyLabel(duration: string): string {
  const [, digits, unit = ''] = /^P(\d+)([DMY])$/.exec(duration) ?? [];
  const words = UNITS[unit];
  if (digits === undefined || words === undefined) return duration;
  return digits === '1' ? words.one : `${digits} ${words.many} một lần`;
}
