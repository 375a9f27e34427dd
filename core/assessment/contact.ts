/** Phone numbers and e-mail addresses as people write them: what looks wrong is told, and kept all the same. */

const DIGITS = { least: 8, most: 15 };
/** “máy lẻ 115”, “ext. 12”. */
const EXTENSION = /(?:máy lẻ|số máy lẻ|nội bộ|ext\.?)\s*:?\s*\d{1,6}/giu;

/** Why this is hardly a phone number; null where it may be one or several, or is empty. Emergency numbers of three digits pass. */
export function phoneProblem(text: string): string | null {
  const numbers = partsOf(text.normalize('NFC').replace(EXTENSION, ''), /[,;/\n]|\s-\s/);
  const wrong = numbers.find((number) => !isPhone(number));
  if (wrong === undefined) return null;
  return /^[\d\s()+.-]*$/.test(wrong)
    ? `«${wrong}» không đủ hoặc thừa chữ số. Số điện thoại có từ ${DIGITS.least} đến ${DIGITS.most} chữ số; kiểm tra lại.`
    : `«${wrong}» không giống số điện thoại. Chỉ ghi chữ số; nhiều số thì cách nhau bằng dấu phẩy.`;
}

function isPhone(number: string): boolean {
  if (!/^\+?[\d\s().-]+$/.test(number)) return false;
  const digits = number.replace(/\D/g, '').length;
  return digits === 3 || (digits >= DIGITS.least && digits <= DIGITS.most);
}

/** Why this is hardly an e-mail address; null where it may be one or several, or is empty. */
export function emailProblem(text: string): string | null {
  const wrong = partsOf(text, /[,;\s]+/).find(
    (address) => !/^[\w.!#$%&'*+/=?^`{|}~-]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i.test(address),
  );
  return wrong === undefined
    ? null
    : `«${wrong}» không giống địa chỉ thư điện tử, ví dụ cntt@benhvien.vn. Kiểm tra lại; nhiều địa chỉ thì cách nhau bằng dấu phẩy.`;
}

const partsOf = (text: string, between: RegExp): string[] =>
  text
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');
