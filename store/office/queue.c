/* store/office/queue.c - see queue.h. */
#include "store/office/queue.h"

#include "store/office/private.h"

static struct submission submission_row(struct stmt *stmt, struct arena *arena)
{
	return (struct submission){ .id = column_int(stmt, 0),
		.version = column_int(stmt, 1),
		.reporter = column_text(stmt, arena, 2),
		.name = column_text(stmt, arena, 3),
		.evidence = column_text(stmt, arena, 4),
		.mapping = column_text(stmt, arena, 5),
		.reason = column_text(stmt, arena, 6),
		.state = column_text(stmt, arena, 7),
		.submitted_at = column_text(stmt, arena, 8),
		.submitted_by = column_text(stmt, arena, 9),
		.decided_at = column_text(stmt, arena, 10),
		.decided_by = column_text(stmt, arena, 11),
		.figures = column_int(stmt, 12),
		.submitted = column_int(stmt, 13),
		.returned = column_int(stmt, 14),
		.approved = column_int(stmt, 15),
		.published = column_int(stmt, 16),
		.withdrawn = column_int(stmt, 17) };
}

/* With an id only that one. */
static bool read_submissions(struct office *office, struct arena *arena, int64_t id,
	struct submission **ret, size_t *ret_count, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"SELECT id, version, reporter, name, evidence, mapping, reason, state, "
		"submitted_at,"
		" submitted_by, decided_at, decided_by, figures, submitted, returned, approved,"
		" published, withdrawn FROM submission JOIN evidence ON sha256 = evidence"
		" WHERE id BETWEEN ?1 AND ?2 ORDER BY id");
	struct submission *list = NULL;
	size_t count = 0;
	enum db_step step;

	stmt_int(stmt, 1, id == 0 ? 1 : id);
	stmt_int(stmt, 2, id == 0 ? INT64_MAX : id);
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		list = arena_push(arena, list, count, sizeof *list);
		list[count++] = submission_row(stmt, arena);
	}
	*ret = list;
	*ret_count = count;
	return step == DB_DONE;
}

bool submission_list(struct office *office, struct arena *arena, struct submission **ret,
	size_t *ret_count, struct error *err)
{
	return read_submissions(office, arena, 0, ret, ret_count, err);
}

bool submission_find(struct office *office, struct arena *arena, int64_t id, struct submission *ret,
	struct error *err)
{
	struct submission *list = NULL;
	size_t count = 0;

	if (id > 0 && !read_submissions(office, arena, id, &list, &count, err))
		return false;
	if (count != 1)
		return error_set(err, ERROR_REFUSED, "submission.none", "%jd", (intmax_t)id);
	*ret = list[0];
	return true;
}

static bool queued_row(struct stmt *stmt, struct arena *arena, const struct catalogue *catalogue,
	struct queued *ret, struct error *err)
{
	struct observation *observation = &ret->observation;
	const char *label = column_text(stmt, arena, 2);
	int64_t method = column_int(stmt, 0);

	*ret = (struct queued){ .submission = column_int(stmt, 18),
		.position = (int)column_int(stmt, 19),
		.line = (int)column_int(stmt, 20),
		.state = column_text(stmt, arena, 21),
		.version = column_int(stmt, 22),
		.submitted_by = column_text(stmt, arena, 25),
		.revision = (int)column_int(stmt, 5) };
	observation->place = catalogue_place_id(catalogue, (int)column_int(stmt, 1));
	ret->method = catalogue_method_id(catalogue, method, &ret->indicator);
	if (ret->method == NULL)
		return error_set(
			err, ERROR_FAILURE, "catalogue.damaged", "method %jd", (intmax_t)method);
	if (observation->place == NULL || !period_parse(span_of(label), &observation->period))
		return error_set(err, ERROR_FAILURE, "catalogue.damaged", "%s", label);
	observation->breakdown = column_text(stmt, arena, 3);
	observation->vintage = column_text(stmt, arena, 4);
	observation->known = column_decimal(stmt, 6, &observation->value);
	observation->parts = column_decimal(stmt, 8, &observation->numerator) &&
		column_decimal(stmt, 10, &observation->denominator);
	observation->computed = column_int(stmt, 12) != 0;
	observation->status = column_text(stmt, arena, 13)[0];
	observation->source = column_text(stmt, arena, 14);
	observation->note[LANG_VI] = column_text(stmt, arena, 15);
	observation->note[LANG_EN] = column_text(stmt, arena, 16);
	observation->since = (int)column_int(stmt, 23);
	observation->until = (int)column_int(stmt, 24);
	return true;
}

static bool read_queued(struct stmt *stmt, struct arena *arena, const struct catalogue *catalogue,
	struct queued **ret, size_t *ret_count, struct error *err)
{
	struct queued *list = NULL;
	size_t count = 0;
	enum db_step step;

	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		list = arena_push(arena, list, count, sizeof *list);
		if (!queued_row(stmt, arena, catalogue, &list[count++], err))
			return false;
	}
	*ret = list;
	*ret_count = count;
	return step == DB_DONE;
}

#define QUEUED_COLUMNS                                                                             \
	"old.method_id, old.place_id, old.period, old.breakdown, old.vintage, old.revision,"       \
	" old.value_units, old.value_scale, old.numerator_units, old.numerator_scale,"             \
	" old.denominator_units, old.denominator_scale, old.computed, old.status, old.source,"     \
	" old.note_vi, old.note_en, old.period_from, old.submission_id, old.position, old.line,"   \
	" old.state, old.version, old.since, old.until, submitted_by"

bool queue_figures(struct office *office, struct arena *arena, const struct catalogue *catalogue,
	int64_t submission, int from, int most, struct queued **ret, size_t *ret_count,
	struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"SELECT " QUEUED_COLUMNS " FROM observation AS old"
		" JOIN submission ON submission.id = old.submission_id"
		" WHERE old.submission_id = ?1 AND old.position >= ?2"
		" ORDER BY old.position LIMIT ?3");

	stmt_int(stmt, 1, submission);
	stmt_int(stmt, 2, from);
	stmt_int(stmt, 3, most);
	return read_queued(stmt, arena, catalogue, ret, ret_count, err);
}

bool queue_history(struct office *office, struct arena *arena, const struct catalogue *catalogue,
	int64_t submission, int position, struct queued **ret, size_t *ret_count, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"SELECT " QUEUED_COLUMNS " FROM observation AS this JOIN observation AS old"
		" ON old.method_id = this.method_id AND old.place_id = this.place_id"
		" AND old.period_from = this.period_from AND old.period_until = this.period_until"
		" AND old.breakdown = this.breakdown"
		" JOIN submission ON submission.id = old.submission_id"
		" WHERE this.submission_id = ?1 AND this.position = ?2"
		" ORDER BY old.vintage, old.revision");

	stmt_int(stmt, 1, submission);
	stmt_int(stmt, 2, position);
	return read_queued(stmt, arena, catalogue, ret, ret_count, err) &&
		(*ret_count > 0 ||
			error_set(err, ERROR_REFUSED, "figure.none", "%jd.%d", (intmax_t)submission,
				position));
}

bool queue_remarks(struct office *office, struct arena *arena, int64_t submission,
	struct comment **ret, size_t *ret_count, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"SELECT position, kind, at, author, words FROM remark WHERE submission_id = ?1"
		" ORDER BY id");
	struct comment *list = NULL;
	size_t count = 0;
	enum db_step step;

	stmt_int(stmt, 1, submission);
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		list = arena_push(arena, list, count, sizeof *list);
		list[count++] = (struct comment){ .position = (int)column_int(stmt, 0),
			.kind = column_text(stmt, arena, 1),
			.at = column_text(stmt, arena, 2),
			.author = column_text(stmt, arena, 3),
			.words = column_text(stmt, arena, 4) };
	}
	*ret = list;
	*ret_count = count;
	return step == DB_DONE;
}

bool queue_editions(struct office *office, struct arena *arena, struct recorded_edition **ret,
	size_t *ret_count, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"SELECT number, figures, published_at, note, sha256, state FROM edition"
		" ORDER BY number DESC");
	struct recorded_edition *list = NULL;
	size_t count = 0;
	enum db_step step;

	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		list = arena_push(arena, list, count, sizeof *list);
		list[count++] = (struct recorded_edition){ .number = (int)column_int(stmt, 0),
			.figures = (int)column_int(stmt, 1),
			.at = column_text(stmt, arena, 2),
			.note = column_text(stmt, arena, 3),
			.sha256 = column_text(stmt, arena, 4),
			.state = column_text(stmt, arena, 5) };
	}
	*ret = list;
	*ret_count = count;
	return step == DB_DONE;
}
