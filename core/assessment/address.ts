/**
 * The addresses of network zones (NĐ 331 Đ22.3.d; TT 12 Đ8.3.d), read from what people type: one address, CIDR block or range per
 * line, IPv4 or IPv6. Nothing is changed: a line that is wrong keeps its place and is told with its reason.
 */
import ipaddr from 'ipaddr.js';

type Version = 4 | 6;

/** All addresses from `first` to `last`, as numbers of one version. */
export interface AddressRange {
  version: Version;
  first: bigint;
  last: bigint;
}

/** Who can hold an address: one's own network, the internet, or no device (loopback, multicast, …). */
export type AddressKind = 'private' | 'public' | 'special' | 'mixed';

export type AddressField = 'privateAddresses' | 'publicAddresses';

/** What is told of one line. A wrong line can't be read as addresses; a doubtful one can. */
export interface AddressProblem {
  /** Counted from 1, empty lines too, as the eye counts them. */
  line: number;
  /** The line without the spaces around it. */
  text: string;
  severity: 'wrong' | 'doubtful';
  /** A Vietnamese sentence: what is wrong and what to write instead. */
  reason: string;
}

export interface AddressLine {
  line: number;
  text: string;
  range: AddressRange;
  /** What may be meant otherwise, though it can be read. */
  doubt: string | null;
}

export interface ReadAddresses {
  lines: AddressLine[];
  problems: AddressProblem[];
}

const BITS: Record<Version, number> = { 4: 32, 6: 128 };

// ---------------------------------------------------------------- kinds of addresses

const block = (cidr: string): AddressRange => {
  const [address, prefix] = ipaddr.parseCIDR(cidr);
  const version = address.kind() === 'ipv4' ? 4 : 6;
  return blockOf(version, numberOf(address.toByteArray()), prefix);
};

/** RFC 1918, RFC 6598 (behind a carrier's translation), RFC 4193, RFC 3879. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7', 'fec0::/10'].map(block);
/** RFC 6890: “this network”, loopback, link-local, multicast, reserved, broadcast. */
const SPECIAL_4 = ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4', '240.0.0.0/4'].map(block);
/** Of IPv6 only this block is given out for the internet (RFC 4291). */
const GLOBAL_6 = block('2000::/3');

const holds = (outer: AddressRange, inner: AddressRange): boolean =>
  outer.version === inner.version && outer.first <= inner.first && inner.last <= outer.last;
const meets = (a: AddressRange, b: AddressRange): boolean => a.version === b.version && a.first <= b.last && b.first <= a.last;

/** Where all addresses of a range belong; “mixed” when they belong to several. */
export function kindOfRange(range: AddressRange): AddressKind {
  if (PRIVATE.some((one) => holds(one, range))) return 'private';
  if (range.version === 6) {
    if (holds(GLOBAL_6, range)) return 'public';
    return PRIVATE.some((one) => meets(one, range)) || meets(GLOBAL_6, range) ? 'mixed' : 'special';
  }
  if (SPECIAL_4.some((one) => holds(one, range))) return 'special';
  return [...PRIVATE, ...SPECIAL_4].some((one) => meets(one, range)) ? 'mixed' : 'public';
}

// ---------------------------------------------------------------- reading one line

type Reading = { range: AddressRange; doubt: string | null } | { reason: string };

function numberOf(bytes: readonly number[]): bigint {
  return bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

function blockOf(version: Version, address: bigint, prefix: number): AddressRange {
  const size = 1n << BigInt(BITS[version] - prefix);
  const first = address - (address % size);
  return { version, first, last: first + size - 1n };
}

/** “10.0.1.0” of a number, for hints. */
const showAddress = (version: Version, address: bigint): string =>
  ipaddr.fromByteArray(Array.from({ length: BITS[version] / 8 }, (_, index) => bytesFrom(version, address, index))).toString();
const bytesFrom = (version: Version, address: bigint, index: number): number =>
  Number((address >> BigInt(BITS[version] - 8 * (index + 1))) & 255n);

type Address = { version: Version; value: bigint } | { reason: string };

function readAddress(text: string): Address {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return { version: 4, value: numberOf(ipaddr.IPv4.parse(text).octets) };
  if (text.includes(':')) return readLong(text);
  return { reason: whyNotShort(text) };
}

/** IPv6; an IPv4 address in IPv6 dress is read as the IPv4 address it is. */
function readLong(text: string): Address {
  if (/^\d{1,3}(\.\d{1,3}){3}:\d+$/.test(text)) return { reason: 'Bỏ số cổng sau dấu hai chấm; chỉ ghi địa chỉ.' };
  if (text.includes('%')) return { reason: 'Bỏ phần sau dấu %; tên giao diện mạng không thuộc địa chỉ.' };
  if (!ipaddr.IPv6.isValid(text)) return { reason: 'Không phải địa chỉ IPv6 đúng. Ví dụ đúng: 2001:db8::10.' };
  const address = ipaddr.IPv6.parse(text);
  if (address.isIPv4MappedAddress()) return { version: 4, value: numberOf(address.toIPv4Address().octets) };
  return { version: 6, value: numberOf(address.toByteArray()) };
}

/** What keeps a text without colons from being an IPv4 address. */
function whyNotShort(text: string): string {
  if (!/^[\d.]+$/.test(text)) return 'Không phải địa chỉ IP. Ví dụ đúng: 10.0.1.5, 10.0.1.0/24, 10.0.1.10-10.0.1.50.';
  const parts = text.split('.');
  if (parts.length !== 4 || parts.includes('')) return 'Địa chỉ IPv4 có bốn số, cách nhau bằng dấu chấm, ví dụ 10.0.1.5.';
  const large = parts.find((part) => Number(part) > 255);
  if (large !== undefined) return `Mỗi số của địa chỉ IPv4 không quá 255; ở đây có ${large}.`;
  return 'Không ghi số 0 ở đầu mỗi số: có máy hiểu đó là số hệ tám.';
}

function readBlock(text: string): Reading {
  const [base = '', prefix = '', ...rest] = text.split('/').map((part) => part.trim());
  if (rest.length > 0) return { reason: 'Chỉ có một dấu gạch chéo giữa địa chỉ và độ dài tiền tố, ví dụ 10.0.1.0/24.' };
  const address = readAddress(base);
  if ('reason' in address) return address;
  const { version, value } = address;
  const longest = BITS[version];
  if (ipaddr.IPv4.isValidFourPartDecimal(prefix)) return { reason: maskAdvice(base, prefix) };
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > longest) {
    return { reason: `Sau dấu gạch chéo là độ dài tiền tố, số nguyên từ 0 đến ${longest}.` };
  }
  const range = blockOf(version, value, Number(prefix));
  const network = `${showAddress(version, range.first)}/${prefix}`;
  const doubt = range.first === value ? null : `Địa chỉ này nằm trong dải ${network}; nếu là cả dải thì ghi ${network}.`;
  return { range, doubt };
}

/** A subnet mask in place of a prefix length: what to write instead. */
function maskAdvice(base: string, mask: string): string {
  const prefix = ipaddr.IPv4.parse(mask).prefixLengthFromSubnetMask();
  return prefix === null
    ? 'Mặt nạ mạng này không đúng. Ghi độ dài tiền tố, ví dụ 10.0.1.0/24.'
    : `Ghi mặt nạ thành độ dài tiền tố: ${base}/${prefix}.`;
}

function readRange(text: string): Reading {
  const [from = '', to = '', ...rest] = text.split(/[-–—]/).map((part) => part.trim());
  if (rest.length > 0) return { reason: 'Một dải chỉ có địa chỉ đầu và địa chỉ cuối, ví dụ 10.0.1.10-10.0.1.50.' };
  if (from.includes('/') || to.includes('/')) {
    return { reason: 'Không ghi độ dài tiền tố trong dải. Ghi địa chỉ đầu và địa chỉ cuối, hoặc chỉ một dải CIDR.' };
  }
  const first = readAddress(from);
  if ('reason' in first) return { reason: `Địa chỉ đầu: ${first.reason}` };
  if (first.version === 4 && /^\d{1,3}$/.test(to)) {
    return { reason: `Ghi đủ địa chỉ cuối: ${from}-${from.slice(0, from.lastIndexOf('.') + 1)}${to}.` };
  }
  const last = readAddress(to);
  if ('reason' in last) return { reason: `Địa chỉ cuối: ${last.reason}` };
  if (first.version !== last.version) return { reason: 'Địa chỉ đầu và địa chỉ cuối phải cùng là IPv4 hoặc cùng là IPv6.' };
  if (first.value > last.value) return { reason: `Địa chỉ cuối nhỏ hơn địa chỉ đầu. Ghi ${to}-${from} nếu viết ngược.` };
  return { range: { version: first.version, first: first.value, last: last.value }, doubt: null };
}

function readLine(text: string): Reading {
  const mask = /^(\S+)\s+((?:\d{1,3}\.){3}\d{1,3})$/.exec(text);
  if (mask?.[1] !== undefined && mask[2] !== undefined && /^(255|0)\./.test(mask[2])) return { reason: maskAdvice(mask[1], mask[2]) };
  if (/[,;]/.test(text)) return { reason: 'Mỗi dòng chỉ một địa chỉ hoặc một dải; xuống dòng thay cho dấu phẩy.' };
  // A name with hyphens (“may-chu-1.local”) is no range.
  if (/[-–—]/.test(text) && !/[g-z]/i.test(text)) return readRange(text);
  if (/\s/.test(text.replace(/\s*\/\s*/, '/'))) return { reason: 'Mỗi dòng chỉ một địa chỉ hoặc một dải; ghi chú thì ghi ở ô mục đích.' };
  if (text.includes('/')) return readBlock(text);
  const address = readAddress(text);
  if ('reason' in address) return address;
  return { range: blockOf(address.version, address.value, BITS[address.version]), doubt: null };
}

/** Reads the lines of a field; empty lines count but say nothing. */
export function readAddresses(field: string): ReadAddresses {
  const read: ReadAddresses = { lines: [], problems: [] };
  field.split('\n').forEach((raw, index) => {
    const text = raw.trim();
    if (text === '') return;
    const reading = readLine(text);
    if ('reason' in reading) read.problems.push({ line: index + 1, text, severity: 'wrong', reason: reading.reason });
    else read.lines.push({ line: index + 1, text, ...reading });
  });
  return read;
}

// ---------------------------------------------------------------- judging a zone

const MISPLACED: Record<AddressField, Record<AddressKind, string | null>> = {
  privateAddresses: {
    private: null,
    public: 'Đây là địa chỉ công khai trên Internet, đang nằm ở ô địa chỉ nội bộ.',
    special: 'Đây là địa chỉ dành riêng (máy tự trỏ, quảng bá, chưa cấp phát…), không gán cho thiết bị của một vùng mạng.',
    mixed: 'Dải này gồm cả địa chỉ nội bộ lẫn địa chỉ khác; có thể độ dài tiền tố quá ngắn.',
  },
  publicAddresses: {
    private: 'Đây là địa chỉ nội bộ, không thấy được từ Internet, đang nằm ở ô địa chỉ công khai.',
    public: null,
    special: 'Đây là địa chỉ dành riêng (máy tự trỏ, quảng bá, chưa cấp phát…), không gán cho thiết bị của một vùng mạng.',
    mixed: 'Dải này gồm cả địa chỉ nội bộ lẫn địa chỉ khác; có thể độ dài tiền tố quá ngắn.',
  },
};

/** What there is to tell about one field of a zone, in the order of its lines. */
export function problemsOfAddresses(text: string, field: AddressField): AddressProblem[] {
  const { lines, problems } = readAddresses(text);
  const doubts = lines.flatMap(({ line, text: typed, range, doubt }) =>
    [MISPLACED[field][kindOfRange(range)], doubt].flatMap((reason): AddressProblem[] =>
      reason === null ? [] : [{ line, text: typed, severity: 'doubtful', reason }],
    ),
  );
  return [...problems, ...doubts].toSorted((a, b) => a.line - b.line);
}

// ---------------------------------------------------------------- zones against each other

export interface AddressedZone {
  privateAddresses: string;
  publicAddresses: string;
}

/** Two lines that name some of the same addresses; places count zones from 0. */
export interface AddressOverlap {
  field: AddressField;
  zone: number;
  text: string;
  otherZone: number;
  otherText: string;
}

interface Placed {
  zone: number;
  line: AddressLine;
}

/**
 * Lines that overlap, within a zone or between two. The same public address in two zones is no mistake: zones often go out
 * through one translated address.
 */
export function overlapsOf(zones: readonly AddressedZone[]): AddressOverlap[] {
  return (['privateAddresses', 'publicAddresses'] as const).flatMap((field) => {
    const placed = zones
      .flatMap((zone, index) => readAddresses(zone[field]).lines.map((line): Placed => ({ zone: index, line })))
      .toSorted(byFirst);
    return pairsOf(placed)
      .filter(([a, b]) => field === 'privateAddresses' || a.zone === b.zone || !isSame(a, b))
      .map(([a, b]) => (a.zone <= b.zone ? overlap(field, a, b) : overlap(field, b, a)));
  });
}

const byFirst = ({ line: { range: a } }: Placed, { line: { range: b } }: Placed): number =>
  a.version - b.version || (a.first < b.first ? -1 : a.first > b.first ? 1 : 0);

const isSame = (a: Placed, b: Placed): boolean => a.line.range.first === b.line.range.first && a.line.range.last === b.line.range.last;

const overlap = (field: AddressField, a: Placed, b: Placed): AddressOverlap => ({
  field,
  zone: a.zone,
  text: a.line.text,
  otherZone: b.zone,
  otherText: b.line.text,
});

/** Each line with the earlier one that reaches furthest, where they meet: enough to name every line that is not alone. */
function pairsOf(sorted: readonly Placed[]): [Placed, Placed][] {
  const pairs: [Placed, Placed][] = [];
  let furthest: Placed | undefined;
  for (const placed of sorted) {
    if (furthest !== undefined && meets(furthest.line.range, placed.line.range)) pairs.push([furthest, placed]);
    const reachesOn =
      furthest === undefined ||
      furthest.line.range.version !== placed.line.range.version ||
      furthest.line.range.last < placed.line.range.last;
    if (reachesOn) furthest = placed;
  }
  return pairs;
}
