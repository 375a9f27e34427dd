/** Number and date that a letter gets when it is issued, after it was printed (NĐ 30 Đ15.3), as they are written on paper. */
import { vietnamDate, showDate, type IsoDate } from '../date.ts';
import { FailureError } from '../failure.ts';
import type { DossierRecord } from './record.ts';

export interface Issued {
  /** Of the registry, digits only. */
  number: string;
  date: IsoDate;
}

/** Fields of the printed letter by name, and what may stand in them. */
export const ISSUED_FIELDS = {
  so: /^(?:0[1-9]|[1-9]\d{1,5})$/,
  ngay: /^(?:0[1-9]|[12]\d|3[01])$/,
  thang: /^(?:0[12]|[3-9]|1[0-2])$/,
} as const;
export type IssuedField = keyof typeof ISSUED_FIELDS;

export const isIssuedField = (name: string): name is IssuedField => Object.hasOwn(ISSUED_FIELDS, name);

/** A number below 10, a day below 10 and the months 1 and 2 get a leading nought (NĐ 30 PLI.P1 II.3.c, II.4). */
export function issuedTexts({ number, date }: Issued): Record<IssuedField, string> {
  const [, month = '', day = ''] = date.split('-');
  const plain = String(Number(number));
  return {
    so: Number(number) < 10 ? `0${plain}` : plain,
    ngay: day,
    thang: Number(month) <= 2 ? month : String(Number(month)),
  };
}

/** “Số 15, ngày 22 tháng 12”. */
export const issuedLine = ({ so, ngay, thang }: Record<IssuedField, string>): string => `Số ${so}, ngày ${ngay} tháng ${thang}`;

/** Refuses a number that is none, and a day on which this paper can't have been issued. INVALID_INPUT. */
export function refuseImpossibleIssue({ number, date }: Issued, record: Pick<DossierRecord, 'createdAt'>, today: IsoDate): void {
  const refuse = (message: string): FailureError => new FailureError('INVALID_INPUT', message);
  if (!/^\d{1,6}$/.test(number) || Number(number) === 0) {
    throw refuse(
      `Số của văn bản phải là chữ số, từ 1 đến 999999, không phải «${number}»; hồ sơ chưa được ký. Ký hiệu sau dấu gạch chéo đã in sẵn.`,
    );
  }
  const printed = vietnamDate(new Date(record.createdAt));
  if (date < printed || date > today) {
    throw refuse(
      `Ngày ban hành ${showDate(date)} phải từ ngày in hồ sơ (${showDate(printed)}) đến hôm nay (${showDate(today)}); hồ sơ chưa được ký. Kiểm tra lại ngày.`,
    );
  }
  if (date.slice(0, 4) !== printed.slice(0, 4)) {
    throw refuse(
      `Hồ sơ in năm ${printed.slice(0, 4)} ở chỗ ghi ngày nên không điền được ngày ${showDate(date)}; hồ sơ chưa được ký. In lại hồ sơ trong năm nay rồi ký bản đó.`,
    );
  }
}
