/** Is this Node new enough? Imports nothing: an older one ends without a word on what the program imports. */

/** As package.json asks under "engines". */
export const OLDEST_NODE = '22.15';

/** What to tell a person whose Node is too old; null when it is new enough. */
export function nodeTooOld(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE.split('.').map(Number);
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return null;
  return `An Tâm cần Node.js ${OLDEST_NODE} trở lên, bản đang chạy là ${version} nên chương trình dừng lại; chưa có gì được đọc hay ghi. Chạy «npm run --silent antam -- …» trong thư mục phần mềm (dùng bản Node đi kèm), hoặc cài Node.js mới hơn.`;
}
