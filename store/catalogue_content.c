/* store/catalogue_content.c - see catalogue_content.h. */
#include "store/catalogue_content.h"

#include "indicators/content.h"

static bool save_milestones(
	struct db *db, int id, const struct content_page *page, struct error *err)
{
	stmt_auto *stmt = db_query(
		db, "INSERT INTO content_milestone VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");

	for (int i = 0; i < page->milestone_count; i++) {
		const struct content_milestone *each = &page->milestones[i];

		stmt_int(stmt, 1, id);
		stmt_int(stmt, 2, i);
		stmt_text(stmt, 3, each->period);
		stmt_pair(stmt, 4, each->title);
		stmt_text(stmt, 6, each->state);
		stmt_text(stmt, 7, each->source);
		if (!stmt_run(stmt, err))
			return false;
	}
	return true;
}

static bool save_indicators(
	struct db *db, int id, const struct content_page *page, struct error *err)
{
	stmt_auto *stmt = db_query(db,
		"INSERT INTO content_indicator VALUES (?1, ?2,"
		" (SELECT id FROM indicator WHERE code = ?3))");

	for (int i = 0; i < page->indicator_count; i++) {
		stmt_int(stmt, 1, id);
		stmt_int(stmt, 2, i);
		stmt_text(stmt, 3, page->indicators[i]->code);
		if (!stmt_run(stmt, err))
			return false;
	}
	return true;
}

static bool save_picture(
	struct db *db, int id, const struct content_picture *picture, struct error *err)
{
	stmt_auto *stmt = db_query(db, "INSERT INTO content_picture VALUES (?1, ?2, ?3, ?4)");

	if (picture->hash == NULL)
		return true;
	stmt_int(stmt, 1, id);
	stmt_text(stmt, 2, picture->hash);
	stmt_pair(stmt, 3, picture->alt);
	return stmt_run(stmt, err);
}

static bool save_page(struct db *db, int id, const struct content_page *page, struct error *err)
{
	stmt_auto *stmt = db_query(db,
		"INSERT INTO content VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,"
		" ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)");

	stmt_int(stmt, 1, id);
	stmt_text(stmt, 2, content_sections[page->section]);
	stmt_text(stmt, 3, page->slug);
	stmt_pair(stmt, 4, page->title);
	stmt_pair(stmt, 6, page->summary);
	stmt_pair(stmt, 8, page->body);
	stmt_pair(stmt, 10, page->owner);
	stmt_text(stmt, 12, page->number);
	stmt_text(stmt, 13, page->kind);
	stmt_text(stmt, 14, page->level);
	stmt_text(stmt, 15, page->audience);
	stmt_text(stmt, 16, page->event);
	stmt_text(stmt, 17, page->decision);
	stmt_text(stmt, 18, page->date);
	stmt_text(stmt, 19, page->from);
	stmt_text(stmt, 20, page->until);
	stmt_text(stmt, 21, page->link);
	stmt_text(stmt, 22, page->source);
	return stmt_run(stmt, err) && save_milestones(db, id, page, err) &&
		save_indicators(db, id, page, err) && save_picture(db, id, &page->picture, err);
}

bool catalogue_save_content(struct db *db, const struct catalogue *catalogue, struct error *err)
{
	if (!db_run(db,
		    "DELETE FROM content_milestone; DELETE FROM content_indicator;"
		    " DELETE FROM content_picture; DELETE FROM content",
		    err))
		return false;
	for (int i = 0; i < catalogue->content_count; i++)
		if (!save_page(db, i + 1, &catalogue->content[i], err))
			return false;
	return true;
}

static bool load_milestones(
	struct db *db, struct arena *arena, int id, struct content_page *page, struct error *err)
{
	stmt_auto *stmt = db_query(db,
		"SELECT period, title_vi, title_en, state, source FROM content_milestone"
		" WHERE content_id = ?1 ORDER BY position");
	struct content_milestone *list = NULL;
	enum db_step step;

	stmt_int(stmt, 1, id);
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		struct content_milestone *each;

		list = arena_push(arena, list, (size_t)page->milestone_count, sizeof *list);
		each = &list[page->milestone_count++];
		each->period = column_text(stmt, arena, 0);
		column_pair(stmt, arena, 1, each->title);
		each->state = column_text(stmt, arena, 3);
		each->source = column_text(stmt, arena, 4);
	}
	page->milestones = list;
	return step == DB_DONE;
}

static bool load_indicators(struct db *db, struct arena *arena, const struct catalogue *catalogue,
	int id, struct content_page *page, struct error *err)
{
	stmt_auto *stmt = db_query(db,
		"SELECT code FROM content_indicator JOIN indicator ON indicator.id = indicator_id"
		" WHERE content_id = ?1 ORDER BY content_indicator.position");
	const struct indicator **list = NULL;
	enum db_step step;

	stmt_int(stmt, 1, id);
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		list = arena_push(arena, list, (size_t)page->indicator_count, sizeof *list);
		list[page->indicator_count++] = catalogue_indicator(
			catalogue, column_text(stmt, arena, 0));
	}
	page->indicators = list;
	return step == DB_DONE;
}

static bool load_picture(
	struct db *db, struct arena *arena, int id, struct content_picture *ret, struct error *err)
{
	stmt_auto *stmt = db_query(db,
		"SELECT hash, alt_vi, alt_en, width, height FROM content_picture"
		" JOIN picture USING (hash) WHERE content_id = ?1");
	enum db_step step;

	stmt_int(stmt, 1, id);
	step = stmt_step(stmt, err);
	if (step == DB_ROW) {
		ret->hash = column_text(stmt, arena, 0);
		column_pair(stmt, arena, 1, ret->alt);
		ret->width = (int)column_int(stmt, 3);
		ret->height = (int)column_int(stmt, 4);
	}
	return step != DB_ERROR;
}

static bool load_page(
	struct stmt *stmt, struct arena *arena, struct content_page *ret, struct error *err)
{
	int section = text_index(content_sections, column_text(stmt, arena, 1));

	if (section < 0)
		return error_set(err, ERROR_FAILURE, "catalogue.damaged", "content %s",
			column_text(stmt, arena, 2));
	*ret = (struct content_page){
		.section = (enum content_section)section,
		.slug = column_text(stmt, arena, 2),
		.number = column_text(stmt, arena, 11),
		.kind = column_text(stmt, arena, 12),
		.level = column_text(stmt, arena, 13),
		.audience = column_text(stmt, arena, 14),
		.event = column_text(stmt, arena, 15),
		.decision = column_text(stmt, arena, 16),
		.date = column_text(stmt, arena, 17),
		.from = column_text(stmt, arena, 18),
		.until = column_text(stmt, arena, 19),
		.link = column_text(stmt, arena, 20),
		.source = column_text(stmt, arena, 21),
	};
	column_pair(stmt, arena, 3, ret->title);
	column_pair(stmt, arena, 5, ret->summary);
	column_pair(stmt, arena, 7, ret->body);
	column_pair(stmt, arena, 9, ret->owner);
	return true;
}

static bool load_pages(
	struct db *db, struct arena *arena, struct catalogue *catalogue, struct error *err)
{
	stmt_auto *stmt = db_query(db,
		"SELECT id, section, slug, title_vi, title_en, summary_vi, summary_en, body_vi,"
		" body_en, owner_vi, owner_en, number, kind, level, audience, event, decision,"
		" date, begins, ends, link, source FROM content ORDER BY id");
	struct content_page *list = NULL;
	int count = 0;
	enum db_step step;
	bool pictures; /* an edition of before there were any has no table of them */

	if (!db_has_table(db, "content_picture", &pictures, err))
		return false;
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		int id = (int)column_int(stmt, 0);

		list = arena_push(arena, list, (size_t)count, sizeof *list);
		if (!load_page(stmt, arena, &list[count], err) ||
			!load_milestones(db, arena, id, &list[count], err) ||
			!load_indicators(db, arena, catalogue, id, &list[count], err) ||
			(pictures && !load_picture(db, arena, id, &list[count].picture, err)))
			return false;
		count++;
	}
	catalogue->content = list;
	catalogue->content_count = count;
	return step == DB_DONE;
}

bool catalogue_load_content(
	struct db *db, struct arena *arena, struct catalogue *ret, struct error *err)
{
	bool there;

	if (!db_has_table(db, "content", &there, err) ||
		(there && !load_pages(db, arena, ret, err)))
		return false;
	content_complete(arena, ret);
	return true;
}
