/**
 * What in a line of text points to a patient: each rule finds a value by the words before it, or by its own shape. All expressions
 * run over folded text (lower case, no marks). A figure with neither words nor a shape of its own is left alone: amounts of money,
 * numbers of documents and dates of decisions look like it.
 */
import type { Reason } from './boxes.ts';
import { nameLength } from './names.ts';

/** The text behind a label: folded, and as written, one beside the other. */
export interface Rest {
  folded: string;
  /** The text as written, from a place of the folded one. */
  written: (from: number) => string;
  /** How many folded characters a number of written ones are. */
  foldedLength: (from: number, written: number) => number;
}

export interface LabelRule {
  reason: Reason;
  label: RegExp;
  /** From where to where in the folded rest the value stands; null where there is none. */
  value: (rest: Rest, label: LabelFound) => [number, number] | null;
}

export interface LabelFound {
  text: string;
  colon: boolean;
  /** The value stands in the next column, or below the label. */
  apart: boolean;
  /** Nothing stands before the label in its column but a number or a bullet. */
  first: boolean;
}

/** Rules of shape are asked for the whole line. */
export interface ShapeRule {
  reason: Reason;
  shape: RegExp;
  /** What stands before it in its column. */
  unless?: RegExp;
}

/** Between a label and its value: a remark in brackets, a colon, leaders, and at most one step to the next column. */
export const SEPARATOR = /^ *(?:\((?=[^()]*[a-z])[^()\t]{0,40}\))? *(:)?[ ._…-]*(\t)?[ ._…:]*/;

/** A word of the law, of money or of machines: the figures behind it are nobody's. */
const NOBODYS =
  /(?:tai khoan|stk|\btk|hoa don|bien lai|ma so thue|mst|so hieu|serial|s\/n|imei|model|ma vach|quyet dinh|van ban|cong van|hop dong|giao dich|ma lo|so lo|so dang ky|sdk|don vi|qhns|thanh tien|tong(?: cong| tien)?|so tien|don gia|phien ban|ma hang|vat tu)[^\t\d]{0,20}$/;

const byPattern =
  (pattern: RegExp): LabelRule['value'] =>
  ({ folded }) => {
    const found = pattern.exec(folded);
    return found === null ? null : [0, found[0].trimEnd().length];
  };

const EDGE = '(?<![a-z0-9])';
const words = (text: string): RegExp => new RegExp(`${EDGE}(?:${text})(?![a-z0-9])`, 'g');

const STRONG_NAME = /^(?:ho|ten )/;

const name: LabelRule = {
  reason: 'name',
  label: words(
    '(?:ho(?: va|,)? ?(?:chu dem (?:va )?)?ten|ten)(?: khai sinh)? (?:cua )?(?:benh nhan|nguoi benh|bn|be|tre|chau be|san phu|me|cha|bo|nguoi nha)' +
      '|ho ?(?:va|&|,|-)? ?(?:chu dem (?:va )?)?ten(?: khai sinh)?|(?:benh nhan|nguoi benh|bn|san phu|patient)(?: name)?|full name',
  ),
  value: (rest, { text, colon, apart, first }) => {
    const strong = STRONG_NAME.test(text);
    const rules = { anyFamily: colon && !apart && (strong || first), anyCase: colon };
    const title = /^(?:(?:ong|ba|chi|anh|be|chau) )/.exec(rest.folded)?.[0].length ?? 0;
    const found = nameLength(rest.written(title), rules);
    return found === 0 ? null : [title, title + rest.foldedLength(title, found)];
  },
};

const DATE =
  /^(?:ngay )?(?:\d ?\d? ?[/.-] ?\d ?\d? ?[/.-] ?(?:\d ?){3}\d|\d{1,2} thang \d{1,2} nam \d{4}|\d{1,2} ?[/-] ?\d{4}|(?:1 ?9|2 ?0) ?\d ?\d)(?!\d)/;
const birth: LabelRule = {
  reason: 'birth',
  label: words('ngay(?:,? thang)?(?:,? nam)? sinh|ngay\\/thang\\/nam sinh|nam sinh|sinh (?:ngay|nam)|sinh|ns|d\\.?o\\.?b|date of birth'),
  value: byPattern(DATE),
};

const DIGITS_12 = '\\d(?:[ .]?\\d){11}(?![ .]?\\d)';
const DIGITS_9 = '\\d(?:[ .]?\\d){8}(?![ .]?\\d)';
const CARD =
  'cccd|cmnd|cmtnd|cmt|can cuoc(?: cong dan)?|chung minh(?: nhan dan| thu)?|dinh danh(?: ca nhan)?|ddcn|ho chieu|giay to tuy than';
const identity: LabelRule = {
  reason: 'identity',
  label: words(`(?:(?:so|the|ma) )*(?:${CARD})(?:(?: ?/ ?| hoac )(?:so )?(?:${CARD}))*(?: so)?`),
  value: byPattern(new RegExp(`^(?:${DIGITS_12}|${DIGITS_9}|[a-z]\\d{7,8}(?!\\d))`)),
};

const INSURANCE_CARD = '[a-z]{2}(?:[ .-]?\\d){13}(?![ .-]?\\d)';
const insurance: LabelRule = {
  reason: 'insurance',
  label: words(
    '(?:(?:so|ma) )*(?:the )?(?:bhyt|bhxh|bao hiem(?: y te| xa hoi)?)(?: so)?|(?:so|ma)(?: so)? the|the so|so so (?:bhxh|bao hiem xa hoi)',
  ),
  value: byPattern(new RegExp(`^(?:${INSURANCE_CARD}|\\d(?:[ .-]?\\d){9}(?![ .-]?\\d)|\\d(?: ?\\d){12,14}(?!\\d))`)),
};

const LEAST_DIGITS = 4;
const patient: LabelRule = {
  reason: 'patient',
  label: words(
    '(?:ma|so|id)(?: so)? (?:benh nhan|nguoi benh|bn|y te|ho so(?: benh an)?|benh an|hsba|ba|vao vien|luu tru|kham(?: benh)?|dieu tri|tiep nhan)|pid|mrn|patient id|mabn',
  ),
  value: ({ folded }) => {
    const found = /^[a-z]{0,5}[-/.]?\d[\da-z]*(?:[-/.][\da-z]+)*/.exec(folded)?.[0] ?? '';
    return found.replace(/\D/g, '').length < LEAST_DIGITS ? null : [0, found.length];
  },
};

const phone: LabelRule = {
  reason: 'phone',
  label: words('(?:so )?(?:dien thoai(?: di dong| lien he| lien lac)?|dt|sdt|dtdd|di dong|tel|phone|mobile|zalo|lien he)'),
  value: ({ folded }) => {
    const found = /^\(?\+?\d[\d .()-]{6,17}\d/.exec(folded)?.[0] ?? '';
    const digits = found.replace(/\D/g, '').length;
    return digits < 9 || digits > 12 || !/^\(?(?:\+|0|84)/.test(found) ? null : [0, found.length];
  },
};

/** Where an address of a form ends: at the next column, or at the next field. */
const ADDRESS_END =
  /\t| {4,}|[ ,;.]+(?:so )?(?:dien thoai|sdt|dt ?:|e-?mail|cccd|cmnd|nghe nghiep|bhyt|ngay sinh|nam sinh|dan toc|quoc tich|gioi tinh|noi lam viec|ma (?:so|the|bn|benh nhan))(?![a-z])/;
const address: LabelRule = {
  reason: 'address',
  label: words(
    'dia chi(?: (?:lien he|thuong tru|tam tru|noi o|nha|hien nay|hien tai|nguoi benh|benh nhan))?(?! (?:ip|mac|e-?mail|mail|web|website|url|mang|truy cap|thu dien tu|may))' +
      '|noi (?:o|cu tru|thuong tru|sinh song|tam tru)(?: hien nay| hien tai)?|cho o(?: hien nay| hien tai)?|(?:ho khau )?thuong tru|ho khau|que quan',
  ),
  value: ({ folded }, { colon }) => {
    const end = ADDRESS_END.exec(folded)?.index ?? folded.length;
    const value = folded.slice(0, end).trimEnd();
    const begins = colon || /^(?:so |\d|thon|xom|ap|to \d|khu|phuong|xa |duong|ngo|pho|khom|buon|ban )/.test(value);
    const enough = value.length >= 6 && value.includes(' ') && value.replace(/[^a-z]/g, '').length >= 4;
    return begins && enough && !/^(?:https?:|www\.)/.test(value) ? [0, value.length] : null;
  },
};

/** In this order: what one has taken no later one takes. */
export const LABEL_RULES: readonly LabelRule[] = [insurance, identity, patient, phone, birth, address, name];

/** No figure goes on before or behind; no money. */
const ALONE_BEFORE = '(?<![\\da-z][.,/-]?)';
const ALONE_BEHIND = '(?![.,/-]?\\d)(?! ?(?:d|vnd|dong|usd|trieu|ty)(?![a-z]))(?![a-z])';

/** The first two letters of a card of health insurance (QĐ 1351/QĐ-BHXH and before). */
const CARD_LETTERS =
  'dn|hx|ch|nn|hc|xk|ht|tb|no|ct|xb|tn|cs|qn|ca|cy|xn|ms|cc|ck|cb|kc|hd|te|bt|hn|dt|dk|xd|ts|tc|tq|ta|ty|hg|ls|pv|hs|sv|gb|gd|nd|th|tv|td|tu|ba|tk';

export const SHAPE_RULES: readonly ShapeRule[] = [
  { reason: 'email', shape: /(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]* ?@ ?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/g },
  {
    reason: 'insurance',
    shape: new RegExp(
      `${ALONE_BEFORE}(?:(?:${CARD_LETTERS})[1-5]|(?!tk)(?:${CARD_LETTERS})[ -][1-5])[ -]?\\d{2}(?:[ -]?\\d){10}${ALONE_BEHIND}`,
      'g',
    ),
    unless: NOBODYS,
  },
  // Province (001–096), century and sex, two figures of the year, six more (NĐ 137/2015 Đ13).
  {
    reason: 'identity',
    shape: new RegExp(`${ALONE_BEFORE}0(?:0[1-9]|[1-8]\\d|9[0-6])[0-3]\\d{8}${ALONE_BEHIND}`, 'g'),
    unless: NOBODYS,
  },
  {
    reason: 'phone',
    shape: new RegExp(`${ALONE_BEFORE}(?:\\+84[ .-]?|0)[35789]\\d(?:[ .-]?\\d){7}${ALONE_BEHIND}`, 'g'),
    unless: NOBODYS,
  },
];
