import { Bar, BarChart, CartesianGrid, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { progress as words } from '../../texts/progress.ts';
import { showNumber } from '../../parts/format.ts';
import styles from './progress.module.css';
import { barsOf, type Group } from './shares.ts';

const ROW = 30;
const AXIS = 32;
const NAMES = 304;
const LABELS = 108;
const THIRDS = [0, 50, 100];

/** Too thin to be seen: the words at the end need a bar of their own, since an empty one bears none. */
const END = 0.01;

/** One bar a group, all of the same length: what share of its requirements is met, partly met, not met, not applicable. */
export default function Chart({ groups, label }: { groups: readonly Group[]; label: string }) {
  const bars = barsOf(groups).map((bar) => ({ ...bar, end: END, label: words.picture.met(showNumber(bar.met), showNumber(bar.of)) }));
  return (
    <div className={styles['chart']} role="img" aria-label={label}>
      <ResponsiveContainer width="100%" height={bars.length * ROW + AXIS}>
        <BarChart
          data={bars}
          layout="vertical"
          barSize={14}
          margin={{ top: 0, right: LABELS, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <defs>
            <pattern id="progress-partial" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="5" height="5" fill="var(--partial-bg)" />
              <rect width="2.5" height="5" fill="var(--partial-solid)" />
            </pattern>
          </defs>
          <CartesianGrid horizontal={false} stroke="var(--line)" />
          <XAxis
            type="number"
            domain={[0, 100]}
            ticks={THIRDS}
            tickFormatter={(share: number) => `${share} %`}
            stroke="var(--text-3)"
            fontSize={12}
            tickLine={false}
            axisLine={false}
          />
          <YAxis
            type="category"
            dataKey="name"
            width={NAMES}
            stroke="var(--text-2)"
            fontSize={12}
            tickLine={false}
            axisLine={false}
            tick={<Name />}
          />
          <Bar dataKey="compliant" stackId="all" fill="var(--bar-met)" isAnimationActive={false} />
          <Bar dataKey="partial" stackId="all" fill="url(#progress-partial)" isAnimationActive={false} />
          <Bar dataKey="nonCompliant" stackId="all" fill="var(--bar-not)" isAnimationActive={false} />
          <Bar dataKey="notApplicable" stackId="all" fill="var(--bar-na)" isAnimationActive={false} />
          <Bar dataKey="open" stackId="all" fill="var(--line)" isAnimationActive={false} />
          <Bar dataKey="end" stackId="all" fill="transparent" isAnimationActive={false}>
            <LabelList dataKey="label" position="right" fill="var(--text)" fontSize={12} />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

const LONGEST = 50;

/** A name that keeps to its line; the whole of it stands in the table. */
function Name({ y = 0, payload }: { y?: number | string; payload?: { value: string } }) {
  const name = payload?.value ?? '';
  return (
    <text x={0} y={y} dy={4} fontSize={12} fill="var(--text-2)">
      <title>{name}</title>
      {name.length > LONGEST ? `${name.slice(0, LONGEST - 1).trimEnd()}…` : name}
    </text>
  );
}
