/**
 * The files inside a dossier: the record, and beside it two short ones for programs that only want to check files and
 * checklists. All three are functions of the record; they must agree wherever they are read.
 */
import { canonicalJson } from '../canonical.ts';
import { recordDigest, serialiseRecord } from './parse.ts';
import { RECORD_FILE, type DossierRecord } from './record.ts';

/** Number, id, title, size and SHA-256 of every evidence file. */
export const EVIDENCE_FILE = 'antam-evidence.json';
/** The checklists that were answered, with their digests, and which system was assessed against which. */
export const CHECKLISTS_FILE = 'antam-checklists.json';

/** First edition of the printing code whose dossiers hold the two files beside the record. */
export const FIRST_EDITION_WITH_LISTS = 3;

export interface EmbeddedFile {
  name: string;
  /** Canonical JSON. */
  text: string;
  /** Vietnamese, shown by readers of PDF. */
  description: string;
  /** AFRelationship (ISO 19005-3): what the file is to the pages. */
  relationship: 'Data' | 'Supplement';
}

const evidenceManifest = (record: DossierRecord): string =>
  canonicalJson({
    format: 'antam-evidence',
    version: 1,
    dossier: record.id,
    record: recordDigest(record),
    evidence: record.evidence.map(({ nr, id, title, size, sha256 }) => ({ nr, id, title, size, sha256 })),
  });

const checklistDigests = (record: DossierRecord): string =>
  canonicalJson({
    format: 'antam-checklists',
    version: 1,
    dossier: record.id,
    record: recordDigest(record),
    checklists: record.checklists,
    systems: record.systems.map(({ id, checklistDigest }) => ({ id, checklist: checklistDigest })),
  });

/** The two lists beside the record. */
export const listsOf = (record: DossierRecord): EmbeddedFile[] => [
  {
    name: EVIDENCE_FILE,
    text: evidenceManifest(record),
    description: 'Danh mục minh chứng: số, tên, cỡ và mã SHA-256 của từng tệp',
    relationship: 'Supplement',
  },
  {
    name: CHECKLISTS_FILE,
    text: checklistDigests(record),
    description: 'Bộ yêu cầu đã dùng và mã SHA-256 của từng bộ',
    relationship: 'Supplement',
  },
];

/** Everything embedded in the dossier of a record, the record first. */
export const embeddedFiles = (record: DossierRecord): EmbeddedFile[] => [
  { name: RECORD_FILE, text: serialiseRecord(record), description: 'Bản ghi dữ liệu của báo cáo', relationship: 'Data' },
  ...listsOf(record),
];
