/* store/office/findings.c - see findings.h. */
#include "store/office/findings.h"

#include "base/clock.h"
#include "store/office/private.h"

struct stmt *finding_insert(struct office *office)
{
	return db_query(office->db,
		"INSERT INTO finding VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,"
		" ?13, ?14, ?15, ?16, ?17, ?18)");
}

bool finding_add(struct stmt *insert, const struct finding *finding, int64_t submission,
	int position, const char *actor, struct error *err)
{
	bool explained = *finding->explanation != '\0';
	arena_auto arena = { 0 };
	char now[CLOCK_INSTANT];

	clock_now(now);
	entry_bind(insert, finding->entry);
	stmt_int(insert, 6, submission);
	stmt_int(insert, 7, position);
	stmt_text(insert, 8, finding->check);
	stmt_text(insert, 9, finding->entry->observation.period.label);
	stmt_text(insert, 10, entry_numbers(&finding->entry->observation, &arena));
	stmt_int(insert, 11, finding->blocks);
	stmt_int(insert, 12, finding->entry->line);
	stmt_int(insert, 13, finding->entry->field);
	stmt_pair(insert, 14, finding->says);
	stmt_text(insert, 16, finding->explanation);
	stmt_text(insert, 17, explained ? actor : "");
	stmt_text(insert, 18, explained ? now : "");
	return stmt_run(insert, err);
}

bool findings_answer(
	struct office *office, const struct batch *batch, const char *actor, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"UPDATE finding SET explanation = ?8, explained_by = ?9, explained_at = ?10"
		" WHERE method_id = ?1 AND place_id = ?2 AND period_from = ?3 AND period_until = ?4"
		" AND breakdown = ?5 AND check_code = ?6 AND figure = ?7 AND explanation = ''"
		" AND EXISTS (SELECT 1 FROM observation WHERE state IN ('submitted', 'returned')"
		" AND observation.submission_id = finding.submission_id"
		" AND observation.position = finding.position)");
	int answered = 0;
	char now[CLOCK_INSTANT];

	clock_now(now);
	for (size_t i = 0; i < batch->finding_count; i++) {
		const struct finding *finding = &batch->findings[i];
		arena_auto arena = { 0 };

		if (*finding->explanation == '\0')
			continue;
		entry_bind(stmt, finding->entry);
		stmt_text(stmt, 6, finding->check);
		stmt_text(stmt, 7, entry_numbers(&finding->entry->observation, &arena));
		stmt_text(stmt, 8, finding->explanation);
		stmt_text(stmt, 9, actor);
		stmt_text(stmt, 10, now);
		if (!stmt_run(stmt, err))
			return false;
		answered += db_changes(office->db);
	}
	if (answered == 0)
		return true;
	arena_auto arena = { 0 };
	return ledger_add(office->db, actor, "explain", batch->name,
		arena_format(&arena, "%d findings", answered), err);
}

bool findings_list(struct office *office, struct arena *arena, int64_t submission,
	struct kept_finding **ret, size_t *ret_count, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"SELECT submission.id, evidence.name, finding.line, field, check_code, blocks,"
		" indicator.code, method.code, place.code, finding.period, finding.breakdown,"
		" figure, says_vi, says_en, explanation, explained_by, finding.position"
		" FROM submission JOIN evidence ON sha256 = evidence"
		" JOIN finding ON finding.submission_id = submission.id"
		" JOIN observation ON observation.submission_id = submission.id"
		" AND observation.position = finding.position"
		" JOIN method ON method.id = finding.method_id"
		" JOIN indicator ON indicator.id = method.indicator_id"
		" JOIN place ON place.id = finding.place_id"
		" WHERE submission.id = ?1"
		" OR (?1 = 0 AND observation.state IN ('submitted', 'returned'))"
		" ORDER BY submission.id, finding.line, field, check_code");
	struct kept_finding *list = NULL;
	size_t count = 0;
	enum db_step step;

	stmt_int(stmt, 1, submission);
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		struct kept_finding *kept;

		list = arena_push(arena, list, count, sizeof *list);
		kept = &list[count++];
		*kept = (struct kept_finding){
			.submission = column_int(stmt, 0),
			.file = column_text(stmt, arena, 1),
			.line = (int)column_int(stmt, 2),
			.field = (int)column_int(stmt, 3),
			.check = column_text(stmt, arena, 4),
			.blocks = column_int(stmt, 5) != 0,
			.indicator = column_text(stmt, arena, 6),
			.method = column_text(stmt, arena, 7),
			.place = column_text(stmt, arena, 8),
			.period = column_text(stmt, arena, 9),
			.breakdown = column_text(stmt, arena, 10),
			.figure = column_text(stmt, arena, 11),
			.explanation = column_text(stmt, arena, 14),
			.explained_by = column_text(stmt, arena, 15),
			.position = (int)column_int(stmt, 16),
		};
		column_pair(stmt, arena, 12, kept->says);
	}
	*ret = list;
	*ret_count = count;
	return step == DB_DONE;
}
