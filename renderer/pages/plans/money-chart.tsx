/** Stacked bars of cost: a bar per quarter, a pattern per source. The table below holds the same figures. */
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { showNumber } from '../../parts/format.ts';
import { plans } from '../../texts/plans.ts';
import type { View } from './filters.ts';
import styles from './plans.module.css';

const words = plans.sums;
const MILLION = 1_000_000;
/** As many sources as can be told apart by pattern and lightness; what is left is drawn as one. */
const LOOKS = 5;
const REST = 'Các nguồn khác';

/** One pattern per source: told apart by texture first, by colour second. */
function Pattern({ look }: { look: number }) {
  const id = `money-${look}`;
  switch (look) {
    case 0:
      return (
        <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse">
          <rect width="8" height="8" fill="var(--accent)" />
        </pattern>
      );
    case 1:
      return (
        <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" fill="var(--accent-soft)" />
          <rect width="2.4" height="6" fill="var(--accent)" />
        </pattern>
      );
    case 2:
      return (
        <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" fill="var(--surface)" />
          <circle cx="3" cy="3" r="1.5" fill="var(--na-solid)" />
        </pattern>
      );
    case 3:
      return (
        <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse">
          <rect width="8" height="8" fill="var(--na-solid)" />
        </pattern>
      );
    default:
      return (
        <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" fill="var(--surface)" />
          <rect width="6" height="2" fill="var(--accent-line)" />
        </pattern>
      );
  }
}

export function MoneyChart({ sums }: { sums: View['sums'] }) {
  const { quarters, cells } = sums;
  const bySize = sums.sources
    .map((source) => ({ source, cost: cells.filter((one) => one.source === source).reduce((sum, { cost }) => sum + cost, 0) }))
    .filter(({ cost }) => cost > 0)
    .toSorted((a, b) => b.cost - a.cost)
    .map(({ source }) => source);
  const named = bySize.length <= LOOKS ? bySize : bySize.slice(0, LOOKS - 1);
  const series = [...named.map(plans.source), ...(named.length < bySize.length ? [REST] : [])];
  const data = quarters.map((quarter) => {
    const here = cells.filter((one) => one.quarter === quarter);
    const of = (name: string): number =>
      here
        .filter(({ source }) => (named.includes(source) ? plans.source(source) : REST) === name)
        .reduce((sum, { cost }) => sum + cost, 0) / MILLION;
    return {
      quarter: plans.quarter(quarter),
      total: here.reduce((sum, { cost }) => sum + cost, 0) / MILLION,
      values: series.map(of),
    };
  });
  return (
    <figure className={styles['figure']}>
      <div role="img" aria-label={`${words.chart}. ${words.chartHint}`} className={styles['bars']}>
        <ResponsiveContainer width="100%" height="100%">
          <BarChart
            data={data}
            margin={{ top: 8, right: 8, bottom: 0, left: 8 }}
            accessibilityLayer={false}
            barCategoryGap="35%"
            maxBarSize={72}
          >
            <defs>
              {series.map((name, look) => (
                <Pattern key={name} look={look} />
              ))}
            </defs>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="quarter"
              interval={0}
              height={44}
              tickLine={false}
              axisLine={{ stroke: 'var(--line-strong)' }}
              tick={({ x, y, index }: { x: number | string; y: number | string; index: number }) => (
                <text x={x} y={y} textAnchor="middle" className={styles['tick'] ?? ''}>
                  <tspan x={x} dy="14">
                    {data[index]?.quarter}
                  </tspan>
                  <tspan x={x} dy="16" className={styles['tickTotal'] ?? ''}>
                    {showNumber(Math.round(data[index]?.total ?? 0))}
                  </tspan>
                </text>
              )}
            />
            <YAxis
              width={72}
              tickCount={4}
              tickLine={false}
              axisLine={false}
              tickFormatter={(value: number) => showNumber(value)}
              tick={{ fill: 'var(--text-2)', fontSize: 12 }}
            />
            {series.map((name, look) => (
              <Bar
                key={name}
                dataKey={(row: (typeof data)[number]) => row.values[look] ?? 0}
                name={name}
                stackId="cost"
                fill={`url(#money-${look})`}
                stroke="var(--na-solid)"
                strokeWidth={0.75}
                isAnimationActive={false}
              />
            ))}
          </BarChart>
        </ResponsiveContainer>
      </div>
      <figcaption className={styles['legend']}>
        <span className="t2">{words.million}</span>
        {series.map((name, look) => (
          <span key={name} className="row g6">
            <svg width="16" height="12" aria-hidden="true">
              <rect x="0.5" y="0.5" width="15" height="11" fill={`url(#money-${look})`} stroke="var(--na-solid)" />
            </svg>
            {name}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
