/** The charts of the summary: how far requirements are met, by system and by group, as bars over one scale from 0 to 100 %. */
import { axis, stackedBar } from '../../kit/charts.ts';
import type { ContentNode } from '../../kit/content.ts';
import { lineHeight, linesOf } from '../../kit/fonts.ts';
import { SIZE, TEXT_HEIGHT, TEXT_WIDTH } from '../../kit/page.ts';
import { dataTable, fit, textCell } from '../../kit/table.ts';
import { fraction, percent } from '../../kit/text.ts';
import { addTallies, shortName, tallyOf, type ReportedSystem, type Tally } from '../report.ts';

const BAR = 10;

/** One bar per line, label before it, figures behind it. A long chart goes on on the next page under its scale. */
function chart(title: string, lines: { label: string; tally: Tally }[]): ContentNode {
  const widths = fit([158, 208, 98], TEXT_WIDTH, 'rows');
  const bar = widths[1] ?? 200;
  const rows = lines.map(({ label, tally }) => [
    textCell(label),
    { ...stackedBar(tally, bar, BAR), margin: [0, 1.5, 0, 0] },
    textCell(`${fraction(tally.met, tally.counted)} (${percent(tally.met, tally.counted)})`),
  ]);
  const heading = { text: title, italics: true, alignment: 'center', fontSize: SIZE.table, margin: [0, 8, 0, 3] };
  const labelLines = lines.reduce((sum, { label }) => sum + linesOf(label, widths[0] ?? 1, SIZE.tableDense, 'bold'), 0);
  const whole = labelLines * lineHeight(SIZE.tableDense) + lines.length * 6 < TEXT_HEIGHT * 0.7;
  const table = dataTable({
    ...(whole ? {} : { title: [heading] }),
    widths,
    head: [[textCell(''), axis(bar), textCell('đã đáp ứng đầy đủ', { italics: true, fontSize: SIZE.tableFine })]],
    rows,
    layout: 'rows',
    size: SIZE.tableDense,
    exact: true,
    more: { inWord: false },
  });
  return whole ? { stack: [heading, table], unbreakable: true, inWord: false } : table;
}

/** Systems that have requirements, in their order. */
export function chartBySystem(systems: ReportedSystem[]): ContentNode[] {
  const lines = systems.filter(({ tally }) => tally.counted > 0);
  if (lines.length === 0) return [];
  return [
    chart(
      'Biểu đồ 1. Mức đáp ứng theo hệ thống thông tin',
      lines.map(({ nr, system, tally }) => ({ label: `${nr}. ${shortName(system)}`, tally })),
    ),
  ];
}

/** The groups of one framework, summed over all systems that answer to it. */
export function chartByGroup(systems: ReportedSystem[], title: string): ContentNode {
  const groups = Map.groupBy(
    systems.flatMap(({ system }) => system.groups),
    ({ id }) => id,
  );
  const lines = [...groups.values()].flatMap((same) => {
    const tally = addTallies(same.map(({ items }) => tallyOf(items)));
    return tally.counted === 0 ? [] : [{ label: same[0]?.title ?? '', tally }];
  });
  return chart(title, lines);
}
