/** The judgement on a file as a paper to keep: plain text, every figure in it from the report. */
import { showDate, vietnamDate } from '../date.ts';
import { readableFingerprint, type ChainLink } from './certificate.ts';
import { changesOf, differingText, rangeText, showOffset } from './changes-text.ts';
import {
  CHAIN_WORDS,
  coverageText,
  EVIDENCE_WORDS,
  KIND_WORDS,
  pagesText,
  REPORT_WORDS,
  revocationText,
  ROLE_WORDS,
  showMoment,
  timeText,
  VERDICT_WORDS,
} from './verification-words.ts';
import type { ComparedEvidence, JudgedSignature, Statement, TimestampDetail, VerificationReport } from './verification.ts';

/** As many pieces of evidence as were found in order are counted only; the others are listed, up to this many. */
const MOST_LISTED = 200;

export function minutesOf(report: VerificationReport): string {
  const { file, kind, size, sha256, checkedAt, verdict, reasons } = report;
  return [
    'BIÊN BẢN XÁC MINH TỆP',
    `Tệp: ${file}`,
    `Loại: ${KIND_WORDS[kind]}${size === 0 ? '' : `, ${showOffset(size)} byte`}`,
    ...(sha256 === '' ? [] : [`SHA-256 của tệp: ${sha256}`]),
    `Xác minh lúc: ${showMoment(checkedAt)}`,
    `Kết luận: ${VERDICT_WORDS[verdict].toLocaleUpperCase('vi')}`,
    ...section(
      'Lý do, ghi chú',
      reasons.map(({ text }) => text),
    ),
    ...report.signatures.flatMap((signature, index) =>
      section(`Chữ ký ${index + 1}/${report.signatures.length}: ${nameOf(signature)}`, signatureLines(signature)),
    ),
    ...report.timestamps.flatMap((timestamp) =>
      section(`Dấu thời gian trên tệp: ${timestamp.authority}`, [...timestampLines(timestamp), `Phạm vi: ${coverageText(timestamp)}`]),
    ),
    ...(report.revisions.length > 1 ? section('Các lần ghi của tệp', report.revisions.map(revisionLine)) : []),
    ...(report.statement === null ? [] : section('Trang in so với bản ghi nhúng', pagesLines(report))),
    ...(report.evidence.length === 0 ? [] : section('Minh chứng trong gói', evidenceLines(report))),
    ...(report.statement === null ? [] : section('Hồ sơ tự khai', statementLines(report.statement, report.content?.digest ?? ''))),
  ].join('\n');
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `- ${line}`)];

const nameOf = ({ role, signer }: JudgedSignature): string => `${ROLE_WORDS[role] ?? role}${signer === '' ? '' : ` – ${signer}`}`;

const signatureLines = (signature: JudgedSignature): string[] => [
  `Nơi cấp chứng thư: ${signature.issuer === '' ? 'không rõ' : signature.issuer} (${CHAIN_WORDS[signature.chain]})`,
  `Thời điểm: ${timeText(signature)}`,
  `Phạm vi: ${coverageText(signature)}`,
  ...(signature.algorithm === '' ? [] : [`Thuật toán: ${signature.algorithm}`]),
  ...(signature.level === 'none' ? [] : [`Mức chữ ký: PAdES ${signature.level}`]),
  `Thu hồi: ${revocationText(signature.revocationDetail)}`,
  ...signature.certificates.map(certificateLine),
  ...(signature.timestamp === null ? [] : timestampLines(signature.timestamp)),
];

const timestampLines = ({ authority, time, algorithm, state, certificates }: TimestampDetail): string[] => [
  `Dấu thời gian: ${time === null ? 'không đọc được' : showMoment(time)}, ${authority}, ${algorithm}${state === 'trusted' ? '' : ' (không được tính)'}`,
  ...certificates.map(certificateLine),
];

const certificateLine = ({ subject, serial, notBefore, notAfter, fingerprint, trusted }: ChainLink): string =>
  `Chứng thư: ${subject}; số ${serial}; hiệu lực ${day(notBefore)}–${day(notAfter)}; SHA-256 ${readableFingerprint(fingerprint)}${trusted ? ' (tin cậy)' : ''}`;

const day = (instant: string): string => showDate(vietnamDate(new Date(instant)));

const revisionLine = (revision: VerificationReport['revisions'][number]): string => {
  const by = revision.signatures.map((name) => ROLE_WORDS[name] ?? name).join(', ');
  return `Lần ${revision.number} (${rangeText(revision)})${by === '' ? '' : `, kết thúc bằng chữ ký ${by}`}: ${changesOf(revision).join('; ')}`;
};

function pagesLines({ pages }: VerificationReport): string[] {
  const differing = differingText(pages.differing, pages.differingPages);
  return [
    pagesText(pages),
    ...(differing === null ? [] : [differing]),
    ...pages.missingTexts.map((text) => `Không thấy trên trang: ${text}`),
  ];
}

function evidenceLines({ evidence, unlisted }: VerificationReport): string[] {
  const count = (state: ComparedEvidence['state']): string =>
    `${EVIDENCE_WORDS[state]} ${evidence.filter((one) => one.state === state).length}`;
  const states = (['same', 'redacted', 'left_out', 'missing', 'differs'] as const).map(count).join(', ');
  const odd = evidence.filter(({ state }) => state !== 'same');
  return [
    `${evidence.length} minh chứng: ${states}`,
    ...odd
      .slice(0, MOST_LISTED)
      .map(
        ({ nr, title, state, expected, found }) =>
          `Số ${nr}, ${title}: ${EVIDENCE_WORDS[state]}; phải là ${expected.sha256}${found === null ? '' : `, trong gói là ${found.sha256}`}`,
      ),
    ...(odd.length > MOST_LISTED ? [`… và ${odd.length - MOST_LISTED} minh chứng khác`] : []),
    ...unlisted,
  ];
}

const statementLines = (statement: Statement, digest: string): string[] => [
  `Đơn vị: ${statement.unit}; năm báo cáo ${statement.year}; lập lúc ${showMoment(statement.createdAt)} bằng ${statement.program}`,
  ...(statement.report === null
    ? []
    : [`${REPORT_WORDS[statement.report.kind]}${statement.report.by === '' ? '' : `: ${statement.report.by}`}`]),
  ...(statement.replaces === null
    ? []
    : [
        `Thay hồ sơ lập lúc ${showMoment(statement.replaces.createdAt)} (bản ghi ${statement.replaces.digest}): ${statement.replaces.reason}`,
      ]),
  ...statement.systems.map(
    ({ name, frameworkTitle, level, items, met, partly, unmet, notApplicable }) =>
      `${name}: ${frameworkTitle}, ${level === null ? 'chưa có cấp độ' : `cấp độ ${level}`}; ${items} yêu cầu: đáp ứng ${met}, một phần ${partly}, chưa ${unmet}, không áp dụng ${notApplicable}`,
  ),
  `Minh chứng nêu trong hồ sơ: ${statement.evidence}; dấu vân tay bản ghi: ${digest}`,
];
