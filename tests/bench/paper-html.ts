/** A paper's content as plain HTML, so that Chromium can print the very same texts and tables. */
import type { Content, ContentNode } from '../../electron/dossier/kit/content.ts';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replace(/[&<>]/g, (char) => ESCAPES[char] ?? char);

/** A whole document; `fonts` is the folder of the Tinos files. */
export function paperHtml(content: Content, fonts: string): string {
  const face = (file: string, style: string): string => `@font-face { font-family: Tinos; src: url("file://${fonts}/${file}"); ${style} }`;
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><style>
    ${face('Tinos-Regular.ttf', '')} ${face('Tinos-Bold.ttf', 'font-weight: bold;')} ${face('Tinos-Italic.ttf', 'font-style: italic;')}
    @page { size: A4; margin: 20mm 15mm 20mm 30mm; } body { font: 13pt/1.2 Tinos; }
    table { border-collapse: collapse; width: 100%; } td { border: 0.5pt solid; padding: 2pt 4pt; vertical-align: top; }
    thead { display: table-header-group; } section { break-before: page; }
  </style><body>${html(content)}</body></html>`;
}

function html(content: Content): string {
  if (typeof content === 'string') return escaped(content);
  if (Array.isArray(content)) return content.map(html).join('');
  return styled(content, node(content));
}

function node(content: ContentNode): string {
  if (isContent(content['section'])) return `<section>${html(content['section'])}</section>`;
  if (isContent(content['stack'])) return blocks(content['stack']);
  if (isContent(content['columns'])) return `<table><tr>${cells(content['columns'])}</tr></table>`;
  if (isContent(content['ul'])) return `<ul>${items(content['ul'])}</ul>`;
  if (isContent(content['ol'])) return `<ol>${items(content['ol'])}</ol>`;
  if (isTable(content['table'])) return table(content['table']);
  if (isContent(content['toc'])) return '';
  return isContent(content['text']) ? html(content['text']) : '';
}

function styled(content: ContentNode, inner: string): string {
  const style = `${content['bold'] === true ? 'font-weight:bold;' : ''}${content['italics'] === true ? 'font-style:italic;' : ''}`;
  return style === '' ? inner : `<span style="${style}">${inner}</span>`;
}

const list = (content: Content): Content[] => (Array.isArray(content) ? content : [content]);
const blocks = (content: Content): string =>
  list(content)
    .map((part) => `<div>${html(part)}</div>`)
    .join('');
const items = (content: Content): string =>
  list(content)
    .map((part) => `<li>${html(part)}</li>`)
    .join('');
const cells = (content: Content): string => list(content).map(cell).join('');

function cell(content: Content): string {
  if (typeof content === 'string' || Array.isArray(content)) return `<td>${html(content)}</td>`;
  const span = (name: string, attribute: string): string => (typeof content[name] === 'number' ? ` ${attribute}="${content[name]}"` : '');
  return `<td${span('colSpan', 'colspan')}${span('rowSpan', 'rowspan')}>${html(content)}</td>`;
}

interface Table {
  body: Content[][];
  headerRows?: number;
}

function table({ body, headerRows = 0 }: Table): string {
  const rows = body.map((row) => `<tr>${cells(row)}</tr>`);
  return `<table><thead>${rows.slice(0, headerRows).join('')}</thead><tbody>${rows.slice(headerRows).join('')}</tbody></table>`;
}

const isContent = (value: unknown): value is Content => typeof value === 'string' || (typeof value === 'object' && value !== null);
const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && 'body' in value && Array.isArray(value.body);
