/** One answer on disk: journal, progress and all, against the barest durable write SQLite can do. */
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { itemsOf } from '../../../core/checklist/items.ts';
import { compare, type Row } from '../row.ts';
import { withServices } from '../services.ts';

const ROUNDS = 300;
const YEAR = 2026;

const row: Row = {
  name: 'durable answer',
  alternative: 'bare SQLite transaction on one row (WAL, synchronous=FULL)',
  run: () =>
    withServices(async ({ handlers }, folder) => {
      await handlers['workspace.create']({ file: null, unitName: 'Bệnh viện đo tốc độ', ownerName: '', userName: 'Người đo' });
      const system = await handlers['systems.create']({
        name: 'HIS',
        shortName: 'HIS',
        purpose: 'Khám chữa bệnh',
        framework: 'nd331-2026',
      });
      const inputs = {
        system_types: ['internal'],
        information_types: ['public'],
        pm_decision_level: 3,
        single_owner: true,
        scope_reason: 'Một chức năng',
      };
      await handlers['level.save']({ systemId: system.id, framework: 'nd331-2026', inputs });
      const { checklist } = await handlers['assessment.open']({ systemId: system.id, year: YEAR });
      const items = itemsOf(checklist);

      const database = new Database(join(folder, 'bare.sqlite'));
      database.pragma('journal_mode = WAL');
      database.pragma('synchronous = FULL');
      database.exec('CREATE TABLE answer (id INTEGER PRIMARY KEY, verdict TEXT NOT NULL, note TEXT NOT NULL) STRICT');
      const write = database.prepare('INSERT OR REPLACE INTO answer VALUES (?, ?, ?)');
      const note = 'Đã có quy định, đang triển khai tại các khoa.';

      const measured = await compare(
        ROUNDS,
        (round) => {
          const item = items[round % items.length];
          if (item === undefined) throw new Error('The checklist is empty.');
          return handlers['answers.set']({ systemId: system.id, year: YEAR, itemId: item.id, change: { verdict: 'non_compliant', note } });
        },
        (round) => database.transaction(() => write.run(round % items.length, 'non_compliant', note)).immediate(),
      );
      database.close();
      return measured;
    }),
};
export default row;
