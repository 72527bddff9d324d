/*
 * store/office/backup.h - a copy of the data folder that is a data folder itself, and the way back.
 *
 * A backup is FOLDER/tiendo-20261125T020000Z. It has its name once everything in it was copied, synced and
 * walked through (office_check); before that it ends in .building. Evidence and editions never change, so
 * what the backup before it has is shared with it by hard links. The office is locked while it is copied.
 * A backup holds the signing key and all that was sent: keep it as close as the office itself.
 */
#ifndef STORE_OFFICE_BACKUP_H
#define STORE_OFFICE_BACKUP_H

#include "store/office/office.h"

struct backup {
	const char *path; /* in the arena */
	int files, shared; /* all of them, and those that are links to an earlier backup's */
	int64_t bytes; /* of those that are not */
	int findings; /* of the walk; with any the backup is no backup */
};

/*
 * Makes a backup in a folder that is there, then removes all but the newest `keep` of them. Calls `tell` for
 * each thing found wrong. Keys backup.findings, backup.folder (not a folder, or within the data folder),
 * office.*, file.*, db.*.
 */
MUST_CHECK bool office_backup(struct arena *arena, const char *dir, const char *folder, int keep,
	office_tell *tell, void *context, struct backup *ret, struct error *err);

/*
 * Brings a backup back as `dir`, which must hold no office; `from` is a backup, or a folder of them: then
 * the newest. Walks through it before `dir` is there, and notes in the ledger who did it. With `drill`
 * nothing remains of it. Keys as above and backup.none, office.exists.
 */
MUST_CHECK bool office_restore(struct arena *arena, const char *from, const char *dir, bool drill,
	const char *actor, office_tell *tell, void *context, struct backup *ret, struct error *err);

/* Seconds since the last backup of this folder; false where there is none. */
MUST_CHECK bool backup_age(const char *dir, int64_t *ret);

#endif
