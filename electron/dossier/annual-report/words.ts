/** Fixed wording of the annual report, as every form of it says it. */
export {
  APPROVAL_WORDS,
  COLUMN_WORDS,
  EXPECTED_WORDS,
  INSPECTION_WORDS,
  PLAN_WORDS,
  TOTAL_KEYS,
  TOTAL_WORDS,
  expectedText,
  finerWord,
  verdictWord,
} from '../../../core/report/form08-words.ts';
export { TRAIT_WORDS } from '../../../core/report/trait-words.ts';
