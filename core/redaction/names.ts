/** Names of people as they stand in papers: found by their family name and by how they are written. */
import { foldWithPlaces } from './lines.ts';

/** Family names of Việt Nam, the Kinh and others, folded. */
const FAMILIES: ReadonlySet<string> = new Set(
  (
    'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh dao doan truong mai trinh lam ha cao chau ta thai ' +
    'vuong luong to la quach luu nong hua chu kieu tu trieu tong giang phung dam nghiem thach son danh kim khuat khong khuong ' +
    'lai lieu loc lo luc lu ma mac mach man mau mi mong ngac nghe nham ninh ong phi pho phu quan quang sam sung ' +
    'thao than thieu thi tien tieu ton trang tuong ung van vang vi vien vuu xa giap cam dieu ban be bach bang be bien ca ' +
    'cai can chuong chung co cu cung cuong da diec dong du phuong ksor siu nay kpa rmah rcom rolan hmok h y k che ba ' +
    'au duong doi hau hoa hong hy ich ke kha lau leng mua phang tan thung vay seo cu ly lang quang cut moong lao a'
  ).split(' '),
);

/** What begins the next field of a form, where no column parts it from the name. */
const NEXT_FIELD =
  /^(?:tuoi|gioi(?: tinh)?|nam sinh|ngay sinh|sinh (?:ngay|nam)|ngay|dia chi|so (?:the|cccd|cmnd|cmt|ho|dien|bhyt|vao|giuong|phong|luu)|ma (?:benh|nguoi|bn|the|so|ho|y)|dan toc|nghe nghiep|quoc tich|cccd|cmnd|bhyt|pid|dien thoai|sdt|khoa\s*[:.]|khoa \S|phong\s*:|buong|giuong|chan doan|benh vien|dtuong|doi tuong)(?![a-z])/;

const WORD = /^[\p{L}\p{M}'’-]+/u;
const MOST_WORDS = 6;

export interface NameRules {
  /** Whether a first word that is no family name will do. */
  anyFamily: boolean;
  /** Whether small letters will do, where the family name is known. */
  anyCase: boolean;
}

/** Length of the name with which the text begins; 0 when it begins with none. */
export function nameLength(text: string, { anyFamily, anyCase }: NameRules): number {
  let at = 0;
  let end = 0;
  let words = 0;
  let known = false;
  while (words < MOST_WORDS) {
    const rest = text.slice(at);
    const word = WORD.exec(rest)?.[0];
    const { folded } = foldWithPlaces(rest.slice(0, 40));
    if (word === undefined || NEXT_FIELD.test(folded)) break;
    const plain = foldWithPlaces(word).folded;
    if (words === 0) known = FAMILIES.has(plain);
    if (!isCapital(word) && !(anyCase && known)) break;
    words += 1;
    end = at + word.length;
    const gap = /^ {1,3}/.exec(text.slice(end))?.[0];
    if (gap === undefined) break;
    at = end + gap.length;
  }
  return words >= 2 && (known || anyFamily) ? end : 0;
}

const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word);
