import type { GuardedFile } from '../guard.ts';

export const storeGuards: readonly GuardedFile[] = [
  {
    file: 'main/store/connection.ts',
    tests: ['tests/store/open.test.ts', 'tests/store/deletion.test.ts'],
    guards: [
      {
        name: 'D1 synchronous is NORMAL',
        find: `handle.pragma('synchronous = FULL');`,
        replace: `handle.pragma('synchronous = NORMAL');`,
      },
      { name: 'D1 no WAL', find: `handle.pragma('journal_mode = WAL');`, replace: '' },
      {
        name: 'D1 no foreign keys',
        find: `handle.pragma('foreign_keys = ON');`,
        replace: `handle.pragma('foreign_keys = OFF');`,
      },
      { name: 'C7 no secure_delete', find: `handle.pragma('secure_delete = ON');`, replace: '' },
      {
        name: 'D6 a new database may be read by others',
        find: `openSync(file, 'a', 0o600)`,
        replace: `openSync(file, 'a', 0o644)`,
      },
    ],
  },
  {
    file: 'main/store/writer.ts',
    tests: ['tests/store/writer.test.ts', 'tests/store/disk.test.ts'],
    guards: [
      {
        name: 'D2 acknowledged before the commit',
        find: 'result = work(database);',
        replace: `result = work(database);
            resolve(result);`,
      },
      {
        name: 'D7 acknowledged though the commit failed',
        find: `for (const job of jobs) job.fail(asFailure(errors.get(job) ?? error));
      return;`,
        replace: `for (const job of jobs) job.keep();
      return;`,
      },
      { name: 'D2 a write that fails takes others with it', find: 'rollbackTo.run();', replace: '' },
      {
        name: 'D2 writes are taken after the end',
        find: `if (closed) return Promise.reject(new Failure('shutting_down'));`,
        replace: '',
      },
    ],
  },
  {
    file: 'main/store/failures.ts',
    tests: ['tests/store/disk.test.ts'],
    guards: [
      { name: 'D7 a full disk has no words', find: `['SQLITE_FULL', 'database_full'],`, replace: '' },
      {
        name: 'D7 a read-only disk has no words',
        find: `['SQLITE_READONLY', 'database_readonly'],`,
        replace: '',
      },
    ],
  },
  {
    file: 'main/store/scrub.ts',
    tests: ['tests/store/deletion.test.ts'],
    guards: [
      {
        name: 'C7 the WAL keeps what was deleted',
        find: 'if (!(await emptyWal()))',
        replace: 'if (!handle)',
      },
      {
        name: 'C7 the index keeps words it is divided at',
        find: 'if (await dividesAtDeletedWord(read, index)) await rewriteIndex(writer, index);',
        replace: 'void dividesAtDeletedWord;',
      },
    ],
  },
  {
    file: 'main/store/removal.ts',
    tests: ['tests/store/deletion.test.ts', 'tests/store/removal.test.ts'],
    guards: [
      {
        name: 'C7 an interrupted deletion stays so',
        find: 'if (left.length > 0) await purge(left, true);',
        replace: 'void left;',
      },
    ],
  },
  {
    file: 'main/store/removal.ts',
    tests: ['tests/store/deletion.test.ts', 'tests/store/removal.test.ts'],
    guards: [
      {
        name: 'C7 a deletion is begun again while it is under way',
        find: '.filter((id) => !underWay.has(id))',
        replace: '',
      },
      {
        name: 'C7 deleting a long message holds others up',
        find: ' || sizes.some((size) => integer(size?.longest) > LONG_BYTES)',
        replace: '',
      },
      {
        name: 'C7 messages are rated and read while they are deleted',
        find: `'substr(session_id, 1, 1) <> char(1)'`,
        replace: `'1'`,
      },
      {
        name: 'C7 conversations are listed while they are deleted',
        find: `'substr(s.id, 1, 1) <> char(1)'`,
        replace: `'(1 OR s.id)'`,
      },
    ],
  },
  {
    file: 'main/store/open.ts',
    tests: ['tests/store/deletion.test.ts'],
    guards: [
      { name: 'C7 a start ends no deletion', find: '  finishRemovals();', replace: '' },
      {
        name: 'C7 a restore ends no deletion',
        find: 'restored: finishRemovals,',
        replace: 'restored: () => {},',
      },
    ],
  },
  {
    file: 'main/services/daily-round.ts',
    tests: ['tests/services/daily-round.test.ts'],
    guards: [
      {
        name: 'C7 a deletion that a full disk stopped waits for a start',
        find: 'await store.sessions.finishRemovals();',
        replace: '',
      },
    ],
  },
  {
    file: 'main/store/messages.ts',
    tests: ['tests/store/deletion.test.ts'],
    guards: [
      {
        name: 'D2 a question is refused that is kept',
        find: `.catch(() => log('what an edited question replaced is deleted later'))`,
        replace: '',
      },
    ],
  },
  {
    file: 'main/store/recovery/take-over-keys.ts',
    tests: ['tests/store/recovery/take-over-keys.test.ts'],
    guards: [
      {
        name: 'D2 a retry after a recovery makes a second ticket',
        find: 'if (made && isHashOf(key.body_hash, made)) put.run(key);',
        replace: 'void made;',
      },
      {
        name: 'D4 a damaged key is believed',
        find: 'if (made && isHashOf(key.body_hash, made))',
        replace: 'if (made)',
      },
      {
        name: 'D4 a damaged counter is believed',
        find: 'Number(seq) > own + LONGEST_STEP',
        replace: 'Number(seq) < 0',
      },
    ],
  },
  {
    file: 'main/store/repack.ts',
    tests: ['tests/store/repack.test.ts'],
    guards: [
      {
        name: 'C7 what SQLite left between rows stays',
        find: "handle.exec('VACUUM');",
        replace: '',
      },
    ],
  },
  {
    file: 'main/store/writer.ts',
    tests: ['tests/store/writer.test.ts'],
    guards: [{ name: 'D2 writes come between what is done alone', find: 'held = true;', replace: '' }],
  },
  {
    file: 'main/store/rewrite.ts',
    tests: ['tests/store/deletion.test.ts'],
    guards: [
      {
        name: 'C7 an index of one segment is not rewritten',
        find: "VALUES (-1, 'a')`",
        replace: "VALUES (-1, '')`",
      },
      {
        name: 'C7 an index is rewritten only to a part',
        find: 'while (await writer.write((database) => mergeSome(database, index)));',
        replace: 'void mergeSome;',
      },
      {
        name: 'C7 after many deletions the next ones leave their words',
        find: 'database.run(securely(1));',
        replace: 'void 0;',
      },
    ],
  },
  {
    file: 'main/store/indexer.ts',
    tests: ['tests/store/indexer.test.ts'],
    guards: [
      {
        name: 'R7 a search waits without end',
        find: "if (performance.now() > end) throw new Failure('search_not_ready');",
        replace: 'void end;',
      },
    ],
  },
  {
    file: 'main/store/migrate.ts',
    tests: ['tests/store/migrate.test.ts', 'tests/store/open.test.ts'],
    guards: [
      {
        name: 'D3 a newer database is opened',
        find: `if (version > migrations.length) throw new Failure('database_newer');`,
        replace: '',
      },
      {
        name: 'D3 a step is no transaction',
        find: 'step.immediate();',
        replace: "up(handle);\n    handle.pragma('user_version = ' + version);\n    void step;",
      },
    ],
  },
  {
    file: 'main/store/open-database.ts',
    tests: [
      'tests/store/backups/copy.test.ts',
      'tests/store/legacy.test.ts',
      'tests/store/recovery/recover.test.ts',
    ],
    guards: [
      {
        name: 'D3 no backup before a migration',
        find: 'const outdated = version < migrations.length && hasContent(handle);',
        replace: 'const outdated = version > migrations.length && hasContent(handle);',
      },
      {
        name: 'D5 damage is not looked for',
        find: 'if (isExamined) examine(handle, log);',
        replace: '',
      },
    ],
  },
  {
    file: 'main/store/soundness.ts',
    tests: ['tests/store/checksums.test.ts', 'tests/store/recovery/take-over.test.ts'],
    guards: [
      {
        name: 'D5 the schema is not looked at',
        find: 'return missing.length > 0 ? missing : damaged',
        replace: 'return damaged',
      },
      {
        name: 'D5 rows are not looked at',
        find: 'damagedTables(handle).map(',
        replace: '[].map(',
      },
    ],
  },
  {
    file: 'main/store/open-database.ts',
    tests: ['tests/store/checksums.test.ts', 'tests/store/recovery/header.test.ts'],
    guards: [
      {
        name: 'D5 a database that cannot be written is taken for sound',
        find: "if (!isWritableFormat(file)) throw new Failure('database_damaged');",
        replace: '',
      },
      { name: 'D5 rows get no checksum', find: '    keepChecksums(handle);', replace: '' },
      {
        name: 'D5 what others wrote gets no checksum',
        find: 'if (isExamined || outdated) completeChecksums(handle, log);',
        replace: '',
      },
    ],
  },
  {
    file: 'main/store/backups/prepare.ts',
    tests: ['tests/store/backups/restore.test.ts'],
    guards: [
      {
        name: 'R5 a restored backup brings back revoked tokens',
        find: "copy.exec('DELETE FROM access_tokens');",
        replace: '',
      },
      {
        name: 'D5 restored rows get no checksum',
        find: '    addMissingChecksums(copy);\n',
        replace: '',
      },
    ],
  },
  {
    file: 'main/store/migrate.ts',
    tests: ['tests/store/recovery/header.test.ts'],
    guards: [
      {
        name: 'D5 a version is believed that stands there once',
        find: 'if (marked !== undefined && marked !== version)',
        replace: 'if (marked === -1)',
      },
    ],
  },
  {
    file: 'main/store/recovery/salvage.ts',
    tests: ['tests/store/recovery/header.test.ts'],
    guards: [
      {
        name: 'D5 a damaged header costs what came after the backup',
        find: 'mendHeader(copy, migrations.length);',
        replace: '',
      },
    ],
  },
  {
    file: 'main/store/recovery/take-over.ts',
    tests: ['tests/store/recovery/take-over.test.ts'],
    guards: [
      {
        name: 'D5 damaged rows are taken over',
        find: 'if (!isWhole) seen.isWhole = false;\n        else ',
        replace: '',
      },
      {
        name: 'D5 rows are deleted that a damaged page may hold',
        find: 'if (complete.has(each.table)) seen.set',
        replace: 'seen.set',
      },
      {
        name: 'D5 what was deleted comes back',
        find: 'for (const each of tables.toReversed()) dropOthers(to, each, seen.get(each.table));',
        replace: '',
      },
    ],
  },
  {
    file: 'main/store/backups/copy.ts',
    tests: ['tests/store/backups/copy.test.ts', 'tests/store/legacy.test.ts'],
    guards: [
      {
        name: 'D6 a backup is not checked',
        find: `if (damageIn(copy).length > 0) throw new Failure('database_damaged');`,
        replace: '',
      },
      {
        name: 'D6 others may read a backup',
        find: 'await chmod(path, 0o600);',
        replace: 'await chmod(path, 0o644);',
      },
      {
        name: 'D6 half a backup has its name already',
        find: '.partial`;',
        replace: '`;',
      },
    ],
  },
  {
    file: 'main/store/backups/backups.ts',
    tests: [
      'tests/store/backups/daily.test.ts',
      'tests/store/backups/restore.test.ts',
      'tests/store/checksums.test.ts',
    ],
    guards: [
      {
        name: 'D6 a backup every hour',
        find: 'if (age >= 0 && age < DAY_MS) return undefined;',
        replace: '',
      },
      { name: 'D6 a damaged backup is restored', find: 'openBackup(path).close();', replace: '' },
      {
        name: 'D6 what a restore replaces is gone',
        find: `await create('before-restore');`,
        replace: '',
      },
    ],
  },
  {
    file: 'main/store/open.ts',
    tests: ['tests/store/backups/copy.test.ts'],
    guards: [
      {
        name: 'D4 backups are made on the main thread',
        find: 'copy: storeWorker ? copyInWorker(storeWorker, file) : copyOf(handle),',
        replace: 'copy: copyOf(handle),',
      },
    ],
  },
  {
    file: 'main/store/recovery/places.ts',
    tests: ['tests/store/recovery/recover.test.ts'],
    guards: [
      {
        name: 'D5 a damaged log stays beside the database',
        find: `['', '-wal', '-shm'] as const`,
        replace: `[''] as const`,
      },
    ],
  },
  {
    file: 'main/store/backups/prune.ts',
    tests: ['tests/store/backups/daily.test.ts'],
    guards: [
      {
        name: 'D6 backups pile up',
        find: 'if (kept[kind] < 0) await rm(path, { force: true });',
        replace: '',
      },
      {
        name: 'D6 fewer than seven are kept',
        find: 'const DAILY_KEPT = 7;',
        replace: 'const DAILY_KEPT = 6;',
      },
    ],
  },
  {
    file: 'main/store/recovery/recover.ts',
    tests: ['tests/store/recovery/recover.test.ts'],
    guards: [
      { name: 'D5 a damaged backup is restored', find: 'openBackup(backup.path).close();', replace: '' },
      { name: 'D5 the person is not told', find: 'writeReport(folder, recovery);', replace: '' },
    ],
  },
];
