/** The columns of every sheet: how a fact is shown in a cell, and how a cell is read. One list serves writing and reading. */
import type { Application, ConnectedSystem, Device, InformationSystem, NetworkZone } from '../../core/assessment/model.ts';
import { TRAITS as TRAIT_IDS, type Trait } from '../../core/checklist/model.ts';
import type { SystemTemplate } from '../../core/checklist/templates.ts';
import { showDate, type IsoDate } from '../../core/date.ts';
import { parseDate, parseIsoDate } from '../../core/read-date.ts';
import { fold, nfc } from '../../core/text.ts';
import { APPROVALS, DIRECTIONS, FRAMEWORKS, HOSTINGS, HOW, NAME_COLUMN, PROBLEMS, SHEETS, STAGES, TRAITS } from './words.ts';

/** What a cell holds as it is read; null = empty. */
export type CellValue = string | number | boolean | Date | null;

export interface Column<T> {
  title: string;
  /** Path of the field in the row, as its schema names it; empty for what is only shown. */
  path: string;
  /** In characters. */
  width: number;
  /** What may be written here. */
  how: string;
  show: (row: T) => string | number | Date;
  /** The row with the cell taken over, or a sentence that says why the cell can't be read; null = the cell is only shown. */
  take: ((row: T, cell: CellValue) => T | string) | null;
}

/** A cell as text: a number or a date that the spreadsheet program made of it is written out again. */
export function textOf(cell: CellValue): string {
  if (cell === null) return '';
  // A number too large for a date, in a cell that shows dates.
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '?' : showDate(cell.toISOString().slice(0, 10));
  return nfc(String(cell)).replaceAll('\r\n', '\n');
}

const isEmpty = (cell: CellValue): boolean => textOf(cell).trim() === '';

interface Field<T, V> {
  path: string;
  get: (row: T) => V;
  set: (row: T, value: V) => T;
}

const text = <T>(title: string, width: number, { path, get, set }: Field<T, string>, how: string = HOW.text): Column<T> => ({
  title,
  path,
  width,
  how,
  show: get,
  take: (row, cell) => set(row, textOf(cell)),
});

const date = <T>(title: string, { path, get, set }: Field<T, IsoDate | null>): Column<T> => ({
  title,
  path,
  width: 16,
  how: HOW.date,
  show: (row) => {
    const value = get(row);
    return value === null ? '' : new Date(`${value}T00:00:00Z`);
  },
  take: (row, cell) => {
    if (isEmpty(cell)) return set(row, null);
    const typed = textOf(cell).trim();
    const value = parseDate(typed) ?? parseIsoDate(typed);
    return value === null ? PROBLEMS.date : set(row, value);
  },
});

/** An empty cell leaves the row as it is: every choice has a value of its own when a system is new. */
const choice = <T, V extends string>(
  title: string,
  labels: Readonly<Record<V, string>>,
  { path, get, set }: Field<T, V>,
  values: readonly V[],
): Column<T> => ({
  title,
  path,
  width: 24,
  how: HOW.choice(values.map((value) => labels[value])),
  show: (row) => labels[get(row)],
  take: (row, cell) => {
    if (isEmpty(cell)) return row;
    const value = values.find((one) => fold(labels[one]) === fold(textOf(cell)));
    return value === undefined ? PROBLEMS.choice(values.map((one) => labels[one])) : set(row, value);
  },
});

const keysOf = <V extends string>(labels: Readonly<Record<V, string>>): V[] => Object.keys(labels) as V[];

type System = InformationSystem;
const field = (
  key: 'purpose' | 'shortName' | 'size' | 'users' | 'ownerName' | 'operatorName' | 'host' | 'separation',
): Field<System, string> => ({
  path: key,
  get: (system) => system[key],
  set: (system, value) => ({ ...system, [key]: value }),
});
const ground = (key: keyof System['scope']): Field<System, string> => ({
  path: `scope.${key}`,
  get: ({ scope }) => scope[key],
  set: (system, value) => ({ ...system, scope: { ...system.scope, [key]: value } }),
});
const day = (key: 'constructionStarted' | 'investmentApproved' | 'inUseSince' | 'lastChanged'): Field<System, IsoDate | null> => ({
  path: key,
  get: (system) => system[key],
  set: (system, value) => ({ ...system, [key]: value }),
});

const traits: Column<System> = {
  title: 'Đặc điểm',
  path: 'traits',
  width: 40,
  how: HOW.choices(Object.values(TRAITS)),
  show: (system) => system.traits.map((trait) => TRAITS[trait]).join('; '),
  take: (system, cell) => {
    const words = textOf(cell)
      .split(/[;\n]/)
      .map((word) => word.trim())
      .filter((word) => word !== '');
    const known: Trait[] = [];
    for (const word of words) {
      const trait = TRAIT_IDS.find((one) => fold(TRAITS[one]) === fold(word));
      if (trait === undefined) return PROBLEMS.unknownTrait(word);
      if (!known.includes(trait)) known.push(trait);
    }
    return { ...system, traits: known };
  },
};

const templateColumn = (templates: readonly SystemTemplate[]): Column<System> => ({
  title: 'Mẫu hệ thống',
  path: 'template',
  width: 24,
  how: `Để trống, hoặc một trong: ${templates.map(({ name }) => name).join('; ')}.`,
  show: ({ template }) => templates.find(({ id }) => id === template)?.name ?? template,
  take: (system, cell) => {
    const typed = textOf(cell).trim();
    if (typed === '') return { ...system, template: '' };
    const known = templates.find(({ id, name }) => id === typed || fold(name) === fold(typed));
    return known === undefined ? PROBLEMS.choice(templates.map(({ name }) => name)) : { ...system, template: known.id };
  },
});

const shown = (title: string, show: Column<System>['show']): Column<System> => ({
  title,
  path: '',
  width: 20,
  how: HOW.shown,
  show,
  take: null,
});

export const systemName: Column<System> = text(
  NAME_COLUMN,
  44,
  { path: 'name', get: ({ name }) => name, set: (system, name) => ({ ...system, name }) },
  HOW.name,
);

/** The sheet of systems: the plain facts of the register (NĐ 331 Đ22.3; Mẫu số 08 §3). */
export const systemColumns = (templates: readonly SystemTemplate[]): Column<System>[] => [
  systemName,
  text('Tên gọn', 16, field('shortName')),
  text('Mục đích, chức năng chính', 44, field('purpose')),
  text('Đối tượng sử dụng', 32, field('users')),
  text('Quy mô', 32, field('size')),
  text('Chủ quản', 32, field('ownerName')),
  text('Đơn vị vận hành', 32, field('operatorName')),
  choice(
    'Khung áp dụng',
    FRAMEWORKS,
    {
      path: 'framework',
      get: ({ framework }) => framework,
      set: (system, framework) => ({ ...system, framework }),
    },
    keysOf(FRAMEWORKS),
  ),
  choice('Giai đoạn', STAGES, { path: 'stage', get: ({ stage }) => stage, set: (system, stage) => ({ ...system, stage }) }, keysOf(STAGES)),
  date('Ngày quyết định đầu tư', day('investmentApproved')),
  date('Ngày bắt đầu đầu tư, xây dựng', day('constructionStarted')),
  date('Ngày đưa vào sử dụng', day('inUseSince')),
  date('Ngày thay đổi lớn gần nhất', day('lastChanged')),
  choice(
    'Nơi đặt hệ thống',
    HOSTINGS,
    {
      path: 'hosting',
      get: ({ hosting }) => hosting,
      set: (system, hosting) => ({ ...system, hosting }),
    },
    keysOf(HOSTINGS),
  ),
  text('Đơn vị cho thuê hạ tầng hoặc cung cấp dịch vụ', 32, field('host')),
  text('Biện pháp tách biệt', 32, field('separation')),
  text('Phạm vi: chức năng nghiệp vụ', 40, ground('function')),
  text('Phạm vi: dòng dữ liệu', 40, ground('dataFlow')),
  text('Phạm vi: phụ thuộc vận hành', 40, ground('dependence')),
  text('Phạm vi: ảnh hưởng khi có sự cố', 40, ground('incidentImpact')),
  traits,
  templateColumn(templates),
  shown('Cấp độ (chỉ để xem)', ({ level }) => level ?? ''),
  shown('Tình trạng phê duyệt (chỉ để xem)', ({ approval }) => APPROVALS[approval.status]),
];

/** A list that hangs on systems, on a sheet of its own; its first column names the system. */
export interface PartSheet<T> {
  sheet: string;
  blank: T;
  columns: Column<T>[];
}

const own = <T, K extends keyof T & string>(key: K & (T[K] extends string ? K : never)): Field<T, string> => ({
  path: key,
  get: (row) => String(row[key]),
  set: (row, value) => ({ ...row, [key]: value }),
});

const MOST_DEVICES = 100_000;

export const PARTS = {
  devices: {
    sheet: SHEETS.devices,
    blank: { name: '', model: '', quantity: null, place: '', purpose: '' },
    columns: [
      text('Tên thiết bị', 32, own<Device, 'name'>('name')),
      text('Chủng loại, ký hiệu', 24, own<Device, 'model'>('model')),
      {
        title: 'Số lượng',
        path: 'quantity',
        width: 10,
        how: HOW.whole,
        show: ({ quantity }) => quantity ?? '',
        take: (row, cell) => {
          if (isEmpty(cell)) return { ...row, quantity: null };
          const quantity = typeof cell === 'number' ? cell : Number(textOf(cell).replace(/[.\s]/g, ''));
          return Number.isInteger(quantity) && quantity >= 1 && quantity <= MOST_DEVICES ? { ...row, quantity } : PROBLEMS.whole;
        },
      },
      text('Nơi đặt', 24, own<Device, 'place'>('place')),
      text('Mục đích', 32, own<Device, 'purpose'>('purpose')),
    ],
  } satisfies PartSheet<Device>,
  applications: {
    sheet: SHEETS.applications,
    blank: { name: '', server: '', operatingSystem: '', purpose: '' },
    columns: [
      text('Tên ứng dụng, dịch vụ', 32, own<Application, 'name'>('name')),
      text('Máy chủ, nơi đặt', 24, own<Application, 'server'>('server')),
      text('Hệ điều hành', 24, own<Application, 'operatingSystem'>('operatingSystem')),
      text('Mục đích', 32, own<Application, 'purpose'>('purpose')),
    ],
  } satisfies PartSheet<Application>,
  zones: {
    sheet: SHEETS.zones,
    blank: { name: '', purpose: '', privateAddresses: '', publicAddresses: '' },
    columns: [
      text('Tên vùng mạng', 32, own<NetworkZone, 'name'>('name')),
      text('Mục đích', 32, own<NetworkZone, 'purpose'>('purpose')),
      text('Địa chỉ nội bộ', 24, own<NetworkZone, 'privateAddresses'>('privateAddresses'), 'Mỗi dòng một địa chỉ hoặc dải địa chỉ.'),
      text('Địa chỉ công cộng', 24, own<NetworkZone, 'publicAddresses'>('publicAddresses'), 'Mỗi dòng một địa chỉ hoặc dải địa chỉ.'),
    ],
  } satisfies PartSheet<NetworkZone>,
  connections: {
    sheet: SHEETS.connections,
    blank: { name: '', organisation: '', direction: 'both', data: '' },
    columns: [
      text('Tên hệ thống kết nối', 32, own<ConnectedSystem, 'name'>('name')),
      text('Cơ quan, tổ chức', 32, own<ConnectedSystem, 'organisation'>('organisation')),
      choice(
        'Chiều dữ liệu',
        DIRECTIONS,
        {
          path: 'direction',
          get: ({ direction }: ConnectedSystem) => direction,
          set: (row: ConnectedSystem, direction): ConnectedSystem => ({ ...row, direction }),
        },
        keysOf(DIRECTIONS),
      ),
      text('Dữ liệu trao đổi', 40, own<ConnectedSystem, 'data'>('data')),
    ],
  } satisfies PartSheet<ConnectedSystem>,
} as const;
