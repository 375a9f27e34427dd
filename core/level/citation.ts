/** Clauses as papers cite them: “NĐ 331 Đ13.2.c” → “điểm c khoản 2 Điều 13 Nghị định số 331/2026/NĐ-CP”. */
import type { Framework } from '../checklist/framework.ts';

interface Place {
  document: string;
  article: string;
  paragraph: string | undefined;
  point: string | undefined;
}

const PLACE = /^Đ(\d+)(?:\.(\d+))?(?:\.([a-zđ](?:-[a-zđ])?))?$/;

/** Full name of a document by its short one (“NĐ 331”), as the framework file's basis gives it. */
function documentName(framework: Framework, short: string): string | null {
  const found = framework.basis.find((one) => one.short === short);
  if (found === undefined) return null;
  const title = found.title.replace(/ \(.*\)$/, '');
  if (title.startsWith('Luật')) return `${title} số ${found.code}`;
  const kind = ['Nghị định', 'Thông tư'].find((one) => title.startsWith(one));
  return kind === undefined ? found.code : `${kind} số ${found.code}`;
}

/** The places that clauses name; null where one is not of the form “NĐ 331 Đ13.2.c” or names a document the basis lacks. */
function placesOf(framework: Framework, clauses: readonly string[]): Place[] | null {
  const places: Place[] = [];
  for (const clause of clauses) {
    let document = '';
    for (const part of clause.split('; ')) {
      const at = part.lastIndexOf('Đ');
      const before = part.slice(0, Math.max(at, 0)).trim();
      if (before !== '') document = before;
      const found = PLACE.exec(part.slice(Math.max(at, 0)));
      if (found === null || documentName(framework, document) === null) return null;
      const [, article = '', paragraph, point] = found;
      places.push({ document, article, paragraph, point });
    }
  }
  return places;
}

/**
 * Clauses as the framework files write them, in the words of an administrative document; points of one paragraph and
 * clauses of one document stand together. What is not of the form “NĐ 331 Đ13.2.c” stays as it is.
 */
export function cite(framework: Framework, ...clauses: readonly string[]): string {
  const places = placesOf(framework, clauses);
  if (places === null) return clauses.join('; ');
  const documents = [...new Set(places.map((place) => place.document))];
  return series(
    documents.map((document) => {
      const cited = inOneDocument(places.filter((place) => place.document === document));
      return `${cited} ${documentName(framework, document) ?? document}`;
    }),
  );
}

/** The document that all these clauses are of, and each clause without it; null where they are of several. */
export function citeTogether(framework: Framework, clauses: readonly string[]): { document: string; places: string[] } | null {
  const [first] = placesOf(framework, clauses) ?? [];
  if (first === undefined) return null;
  const places = clauses.map((clause) => placesOf(framework, [clause]) ?? []);
  if (places.flat().some((place) => place.document !== first.document)) return null;
  return { document: documentName(framework, first.document) ?? first.document, places: places.map(inOneDocument) };
}

/** “điểm b, điểm c khoản 1 Điều 9 và khoản 3 Điều 12”. */
function inOneDocument(places: readonly Place[]): string {
  const paragraphs = new Map<string, string[]>();
  for (const { article, paragraph, point } of places) {
    const home = `${paragraph === undefined ? '' : `khoản ${paragraph} `}Điều ${article}`;
    const points = paragraphs.get(home) ?? [];
    const named = point === undefined ? '' : pointName(point);
    paragraphs.set(home, points.includes(named) ? points : [...points, named]);
  }
  return series(
    [...paragraphs].map(([home, points]) => {
      const named = points.filter((point) => point !== '');
      return named.length === 0 ? home : `${named.join(', ')} ${home}`;
    }),
  );
}

/** “c” → “điểm c”; “a-d” → “các điểm từ a đến d”. */
function pointName(point: string): string {
  const [from = '', to] = point.split('-');
  return to === undefined ? `điểm ${from}` : `các điểm từ ${from} đến ${to}`;
}

/** “a, b và c”. */
export const series = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} và ${parts.at(-1)}`;
