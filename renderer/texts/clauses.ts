/** Clauses as they are cited: short on screen, in full where one asks. */

/** Documents by the short name the field uses (regulation: “NĐ 331 Đ13.2.a”). */
const DOCUMENTS: Record<string, string> = {
  'NĐ 331': 'Nghị định 331/2026/NĐ-CP',
  'NĐ 330': 'Nghị định 330/2026/NĐ-CP',
  'NĐ 85': 'Nghị định 85/2016/NĐ-CP',
  'NĐ 30': 'Nghị định 30/2020/NĐ-CP',
  'NĐ 356': 'Nghị định 356/2025/NĐ-CP',
  'TT 12': 'Thông tư 12/2022/TT-BTTTT',
  'TT 03': 'Thông tư 03/2017/TT-BTTTT',
  'TT 20': 'Thông tư 20/2017/TT-BTTTT',
  'QĐ 05': 'Quyết định 05/2017/QĐ-TTg',
  'TCVN 14423': 'TCVN 14423:2026',
  'TCVN 11930': 'TCVN 11930:2017',
  'Luật 116': 'Luật 116/2025/QH15',
  'Luật 86': 'Luật 86/2015/QH13',
  'Luật 91': 'Luật 91/2025/QH15',
  'Luật 143': 'Luật 143/2025/QH15',
};

/** “NĐ 331/2026/NĐ-CP, Điều 30.3.e” → “NĐ 331 Đ30.3.e”; “TCVN 14423:2026, 5.1.2.1 a)” → “TCVN 14423, 5.1.2.1.a”. */
export const shortClause = (clause: string): string =>
  clause
    .replaceAll(/\b(NĐ|TT|QĐ) (\d+)\/\d{4}\/[A-ZĐ][A-Za-zĐ-]*/g, '$1 $2')
    .replaceAll(/(TCVN \d+):\d{4}/g, '$1')
    .replaceAll(/(NĐ|TT|QĐ) (\d+), Điều /g, '$1 $2 Đ')
    .replaceAll(/[,;] Điều (?=\d)/g, '; Đ')
    .replaceAll(/(\d) ([a-zđ])\)/g, '$1.$2');

/** “NĐ 331 Đ13.2.a” → “Nghị định 331/2026/NĐ-CP, Điều 13, khoản 2, điểm a”. */
export const fullClause = (clause: string): string =>
  shortClause(clause)
    .replaceAll(/(NĐ|TT|QĐ|Luật|TCVN) (\d+)( Đ(?=\d))?/g, (short: string, kind: string, number: string, article: string | undefined) => {
      const name = DOCUMENTS[`${kind} ${number}`];
      return name === undefined ? short : `${name}${article === undefined ? '' : ', Đ'}`;
    })
    .replaceAll(/Đ(\d+)(?:\.(\d+))?(?:\.([a-zđ])(?![a-zđ]))?/g, (_all: string, article: string, paragraph?: string, point?: string) =>
      [
        `Điều ${article}`,
        ...(paragraph === undefined ? [] : [`khoản ${paragraph}`]),
        ...(point === undefined ? [] : [`điểm ${point}`]),
      ].join(', '),
    );
