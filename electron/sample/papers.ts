/** The bytes of the sample's evidence: small real files of several kinds, the same for the same seed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pdfmake from 'pdfmake';
import type { Content } from 'pdfmake/interfaces.js';
import { paperDate } from '../../core/date.ts';
import type { SampleHospital } from './content.ts';
import type { SampleEvidence } from './evidence-catalogue.ts';
import { metSentences } from './notes.ts';
import { pick, random } from './random.ts';

/** Pictures that groups of requirements have; each is used once, further pictures of a group become a page of text. */
const PICTURES: Record<string, string> = {
  network: 'so-do-mang.png',
  design: 'tuong-lua.png',
  backup: 'sao-luu.png',
  malware: 'ma-doc.png',
  physical: 'phong-may.png',
  access: 'tai-khoan.png',
};

export interface PaperShop {
  /** The file for a piece of evidence, with the name it goes by. */
  make(evidence: SampleEvidence): Promise<{ fileName: string; bytes: Uint8Array }>;
}

export interface PaperShopOptions {
  hospital: SampleHospital;
  pictures: string;
  fonts: string;
  seed: string;
}

export function openPaperShop({ hospital, pictures, fonts, seed }: PaperShopOptions): PaperShop {
  const face = (name: string): string => join(fonts, name);
  // One face only: opening and cutting a font is most of the work of so small a page.
  pdfmake.setFonts({ Tinos: { normal: face('Tinos-Regular.ttf') } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((file) => file.startsWith(fonts));
  const used = new Set<string>();

  return {
    make: async (evidence) => {
      const picture = PICTURES[evidence.group.id];
      if (evidence.kind === 'png' && picture !== undefined && !used.has(picture)) {
        used.add(picture);
        return { fileName: evidence.fileName, bytes: readFileSync(join(pictures, picture)) };
      }
      if (evidence.kind === 'txt')
        return { fileName: evidence.fileName, bytes: Buffer.from(log(evidence, random(`${seed}/${evidence.key}/log`)), 'utf8') };
      const bytes = await paper(hospital, evidence, random(`${seed}/${evidence.key}/paper`));
      return { fileName: evidence.fileName.replace(/\.png$/, '.pdf'), bytes };
    },
  };
}

const PARAGRAPHS = 4;

/** One page in the look of a hospital's document. */
async function paper(hospital: SampleHospital, evidence: SampleEvidence, chance: () => number): Promise<Uint8Array> {
  const { unit } = hospital;
  const sentences = Array.from({ length: PARAGRAPHS }, (_, i): Content => ({
    text: `${i + 1}. ${pick(metSentences(evidence.group.id), chance())}`,
    margin: [0, 0, 0, 8],
    alignment: 'justify',
  }));
  const created = new Date(`${evidence.effectiveOn}T02:00:00Z`);
  const scope = evidence.system === null ? 'Áp dụng cho mọi hệ thống thông tin của Bệnh viện.' : `Áp dụng cho hệ thống ${evidence.system}.`;
  return pdfmake
    .createPdf({
      version: '1.7',
      info: { title: evidence.title, author: unit.name, creationDate: created },
      pageSize: 'A4',
      pageMargins: [86, 60, 48, 60],
      defaultStyle: { font: 'Tinos', fontSize: 13, lineHeight: 1.2 },
      content: [
        {
          columns: [
            {
              width: '*',
              alignment: 'center',
              stack: [
                { text: unit.parentName.toLocaleUpperCase('vi'), fontSize: 12 },
                { text: unit.name.toLocaleUpperCase('vi'), fontSize: 12 },
              ],
            },
            {
              width: '*',
              alignment: 'center',
              stack: [
                { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', fontSize: 11 },
                { text: 'Độc lập - Tự do - Hạnh phúc' },
                { text: `${unit.letter.place}, ngày ${paperDate(evidence.effectiveOn)}`, margin: [0, 6, 0, 0] },
              ],
            },
          ],
          margin: [0, 0, 0, 24],
        },
        { text: evidence.title.toLocaleUpperCase('vi'), alignment: 'center', margin: [0, 0, 0, 6] },
        { text: evidence.group.title, alignment: 'center', margin: [0, 0, 0, 18] },
        { text: scope, margin: [0, 0, 0, 8] },
        ...sentences,
        {
          text: 'Tài liệu minh họa của phần mềm An Tâm: đơn vị, con người và số liệu đều không có thật.',
          fontSize: 10,
          margin: [0, 30, 0, 0],
        },
      ],
    })
    .getBuffer();
}

const LINES = 24;
const EVENTS = [
  'dang-nhap thanh-cong',
  'dang-nhap that-bai',
  'thay-doi-cau-hinh',
  'sao-luu hoan-tat',
  'cap-nhat-mau hoan-tat',
  'phien het-han',
] as const;

/** An excerpt of a log or configuration, as an officer copies it from a device. */
function log(evidence: SampleEvidence, chance: () => number): string {
  const lines = Array.from({ length: LINES }, (_, i) => {
    const minute = String((i * 7) % 60).padStart(2, '0');
    return `${evidence.effectiveOn} ${String(7 + Math.floor((i * 7) / 60)).padStart(2, '0')}:${minute}:${String(Math.floor(chance() * 60)).padStart(2, '0')} 10.20.${Math.floor(chance() * 6) * 10}.${2 + Math.floor(chance() * 250)} ${pick(EVENTS, chance())}`;
  });
  return [
    `# ${evidence.title}`,
    `# Trích ngày ${paperDate(evidence.effectiveOn)}; tài liệu minh họa, số liệu không có thật`,
    ...lines,
    '',
  ].join('\n');
}
