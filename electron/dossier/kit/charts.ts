/** Charts as small SVG pictures: three greys and an outline, readable in black and white and on a photocopy. */
import type { ContentNode } from './content.ts';
import { widthOf } from './fonts.ts';
import { GREY, SIZE } from './page.ts';

export interface Share {
  met: number;
  partial: number;
  unmet: number;
}

const rect = (x: number, y: number, w: number, h: number, fill: string, stroke = 'none'): string =>
  w > 0.05
    ? `<rect x="${x.toFixed(2)}" y="${y.toFixed(2)}" width="${w.toFixed(2)}" height="${h.toFixed(2)}" fill="${fill}" stroke="${stroke}" stroke-width="0.5"/>`
    : '';

const svg = (w: number, h: number, body: string, more: ContentNode = {}): ContentNode => ({
  svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}">${body}</svg>`,
  width: w,
  height: h,
  font: 'Tinos',
  ...more,
});

/** Dark = fully met, mid grey = partly, white = not; with an outline, so that the whole stays visible. */
export function stackedBar(share: Share, width: number, height = 9): ContentNode {
  const total = share.met + share.partial + share.unmet;
  const inner = width - 1;
  const unit = total > 0 ? inner / total : 0;
  const a = share.met * unit;
  const b = share.partial * unit;
  return svg(
    width,
    height,
    rect(0.5, 0.5, a, height - 1, GREY.bar) +
      rect(0.5 + a, 0.5, b, height - 1, GREY.barMid) +
      rect(0.5, 0.5, inner, height - 1, 'none', '#000000'),
  );
}

/** The scale above bars of that width: ticks and shares from 0 to 100 %. */
export function axis(width: number): ContentNode {
  const inner = width - 1;
  const ticks = [0, 25, 50, 75, 100]
    .map((share) => {
      const x = (0.5 + (inner * share) / 100).toFixed(2);
      const anchor = share === 0 ? 'start' : share === 100 ? 'end' : 'middle';
      return `<line x1="${x}" y1="10" x2="${x}" y2="14" stroke="black" stroke-width="0.5"/><text x="${x}" y="8" font-size="8" text-anchor="${anchor}">${share} %</text>`;
    })
    .join('');
  return svg(
    width,
    14,
    `${ticks}<line x1="0.5" y1="13.75" x2="${(width - 0.5).toFixed(2)}" y2="13.75" stroke="black" stroke-width="0.5"/>`,
  );
}

export function legend(): ContentNode {
  const swatch = (fill: string): ContentNode => ({ ...svg(14, 8, rect(0.5, 0.5, 13, 7, fill, '#000000')), margin: [0, 2, 0, 0] });
  const entry = (fill: string, text: string): ContentNode[] => [
    { ...swatch(fill), width: 16 },
    { width: Math.ceil(widthOf(text, 10)) + 14, text },
  ];
  return {
    inWord: false,
    columns: [
      ...entry(GREY.bar, 'đã đáp ứng đầy đủ'),
      ...entry(GREY.barMid, 'chưa đầy đủ: mới đáp ứng một phần'),
      ...entry('#ffffff', 'chưa đầy đủ: chưa đáp ứng'),
    ],
    columnGap: 2,
    fontSize: 10,
    lineHeight: 1,
    margin: [0, 3, 0, 6],
  };
}

/** Upright bars with the number above and the label below, broken at its slash: “Quý IV” over “2026”; in Word a table of the same. */
export function columnChart(values: { label: string; value: number }[], width: number, height: number): ContentNode {
  const top = Math.max(1, ...values.map((v) => v.value));
  const step = width / values.length;
  const bar = Math.min(46, step * 0.5);
  const floor = height - 27;
  const cell = (value: string | number): ContentNode => ({ text: String(value), alignment: 'center' });
  const head = (label: string): ContentNode => ({ ...cell(label), bold: true, fillColor: GREY.band });
  const body = values
    .map((v, i) => {
      const h = ((floor - 14) * v.value) / top;
      const x = i * step + (step - bar) / 2;
      const middle = i * step + step / 2;
      return `${rect(x, floor - h, bar, h, GREY.bar)}<text x="${middle}" y="${floor - h - 3}" font-size="10" text-anchor="middle">${v.value}</text>${v.label
        .split('/')
        .map((line, l) => `<text x="${middle}" y="${floor + 12 + l * 11}" font-size="10" text-anchor="middle">${line}</text>`)
        .join('')}`;
    })
    .join('');
  return svg(width, height, `${body}<line x1="0" y1="${floor}" x2="${width}" y2="${floor}" stroke="black" stroke-width="0.75"/>`, {
    inWord: {
      table: { headerRows: 1, widths: values.map(() => step), body: [values.map((v) => head(v.label)), values.map((v) => cell(v.value))] },
      layout: 'grid',
      fontSize: SIZE.table,
    },
  });
}

/** Grey of a matrix cell: the bigger the gap, the darker. White = nothing missing. */
export function gapShade(met: number, counted: number): string | undefined {
  if (counted === 0 || met === counted) return undefined;
  const share = met / counted;
  if (share >= 0.75) return '#f0f0f0';
  if (share >= 0.5) return '#d9d9d9';
  return '#b8b8b8';
}
