/*
 * store/office/contents.c - see contents.h.
 *
 * Each act reads the catalogue, changes the list of its pages, looks at the page as files are looked at, and
 * writes the list: there is one way for pages into the tables.
 */
#include "store/office/contents.h"

#include <string.h>

#include "base/json.h"
#include "base/picture.h"
#include "base/utf8.h"
#include "indicators/content_text.h"
#include "store/catalogue.h"
#include "store/catalogue_content.h"
#include "store/edition/pictures.h"
#include "store/office/people.h"
#include "store/office/private.h"

enum { MOST_CODE = 64 };

/* One act: what stands there, and what shall. */
struct acting {
	struct arena arena;
	struct catalogue catalogue;
	const struct content_page *before; /* NULL: there is none */
	struct content_page after;
	const char *seen, *actor;
};

static void acting_done(struct acting *acting)
{
	arena_done(&acting->arena);
}
#define acting_auto CLEANUP(acting_done) struct acting

void contents_seen(const struct content_page *page, char ret[HASH_HEX])
{
	text_auto text = { 0 };

	content_print(page, &text);
	hash_bytes(text_span(&text), ret);
}

/* Finds the page of section and slug, if it is the one that was seen. */
static bool find(struct office *office, struct acting *acting, enum content_section section,
	const char *slug, struct error *err)
{
	char seen[HASH_HEX] = "";

	if (!people_may(office, acting->actor, RIGHT_ADMIN, err) ||
		!catalogue_load(office->db, &acting->arena, &acting->catalogue, err))
		return false;
	acting->before = content_find(&acting->catalogue, section, slug);
	if (acting->before == NULL && *acting->seen == '\0')
		return true;
	if (acting->before == NULL)
		return error_set(err, ERROR_REFUSED, "content.none", "%s", slug);
	contents_seen(acting->before, seen);
	acting->after = *acting->before;
	return strcmp(seen, acting->seen) == 0 ||
		error_set(err, ERROR_REFUSED, "contents.conflict", "%s", slug);
}

/* The list with the page in its place; without it where `page` is NULL. */
static void replace(struct acting *acting, const struct content_page *page)
{
	struct catalogue *catalogue = &acting->catalogue;
	struct content_page *list = arena_new(
		&acting->arena, (size_t)catalogue->content_count + 1, sizeof *list);
	int count = 0;

	for (int i = 0; i < catalogue->content_count; i++)
		if (&catalogue->content[i] != acting->before)
			list[count++] = catalogue->content[i];
		else if (page != NULL)
			list[count++] = *page;
	if (acting->before == NULL)
		list[count++] = *page;
	catalogue->content = list;
	catalogue->content_count = count;
	content_complete(&acting->arena, catalogue);
}

/* ---- the ledger ---- */

static const char *subject_of(struct arena *arena, const struct content_page *page)
{
	return arena_format(arena, "content %s/%s", content_sections[page->section], page->slug);
}

/* The members that are not as they were: "title, body". */
static void say_changes(const struct text *before, const struct text *after, struct text *ret)
{
	struct error none;
	json_auto_t *old = json_read(text_span(before), &none);
	json_auto_t *new = json_read(text_span(after), &none);

	for (const struct content_member *each = content_members; each->key != NULL; each++) {
		const json_t *was = json_object_get(old, each->key);
		const json_t *is = json_object_get(new, each->key);

		if (was != is && !json_equal(was, is))
			text_addf(ret, "%s%s", ret->size == 0 ? "" : ", ", each->key);
	}
	if (ret->size == 0)
		text_addz(ret, "picture");
}

static bool keep_past(
	struct office *office, const char *hash, const struct text *text, struct error *err)
{
	stmt_auto *stmt = db_query(
		office->db, "INSERT OR IGNORE INTO content_past VALUES (?1, ?2)");

	stmt_text(stmt, 1, hash);
	stmt_text(stmt, 2, text_z(text));
	return stmt_run(stmt, err);
}

/* Writes the list and the entry of a page; `gone`: it was taken off. */
static bool write(struct office *office, struct acting *acting, const char *act,
	const struct content_page *page, bool gone, struct error *err)
{
	text_auto before = { 0 }, text = { 0 }, said = { 0 };
	char hash[HASH_HEX];

	content_print(page, &text);
	if (acting->before != NULL) {
		content_print(acting->before, &before);
		hash_bytes(text_span(&before), hash);
		if (!gone && strcmp(text_z(&before), text_z(&text)) == 0)
			return true;
		if (!keep_past(office, hash, &before, err))
			return false;
		if (!gone)
			say_changes(&before, &text, &said);
		text_addf(&said, "%sbefore %s", said.size == 0 ? "" : "; ", hash);
	} else {
		text_addz(&said, page->title[LANG_VI]);
	}
	return catalogue_save_content(office->db, &acting->catalogue, err) &&
		ledger_add(office->db, acting->actor, act, subject_of(&acting->arena, page),
			text_z(&said), err);
}

/* ---- what is wrong ---- */

static bool refuse(const struct content_fault *fault, struct error *err)
{
	if (strcmp(fault->key, "content.markdown") == 0)
		return error_at(err, ERROR_REFUSED, fault->key, fault->line, 0, "%s", fault->text);
	if (strcmp(fault->key, "content.long") == 0)
		return error_set(
			err, ERROR_REFUSED, fault->key, "%s: %zu", fault->member, fault->limit);
	if (strcmp(fault->key, "content.plain") == 0)
		return error_set(err, ERROR_REFUSED, fault->key, "%s", fault->member);
	return error_set(err, ERROR_REFUSED, fault->key, "%s", fault->text);
}

static bool check_slug(const char *slug, struct error *err)
{
	size_t size = strlen(slug);

	return (size > 0 && size <= MOST_CODE &&
		       strspn(slug, "abcdefghijklmnopqrstuvwxyz0123456789-") == size &&
		       slug[0] != '-' && slug[size - 1] != '-') ||
		error_set(err, ERROR_REFUSED, "content.slug", "%s", slug);
}

static bool check_page(
	const struct acting *acting, const struct content_page *page, struct error *err)
{
	const struct content_fault fault = content_check(&acting->catalogue, page);

	if (fault.key != NULL)
		return refuse(&fault, err);
	for (int i = 0; i < page->indicator_count; i++)
		for (int k = 0; k < i; k++)
			if (page->indicators[i] == page->indicators[k])
				return error_set(err, ERROR_REFUSED, "content.indicator", "%s",
					page->indicators[i]->code);
	return (acting->catalogue.content_count <= CONTENT_MAX_PAGES &&
		       page->milestone_count <= CONTENT_MAX_MILESTONES &&
		       page->indicator_count <= CONTENT_MAX_INDICATORS) ||
		error_set(err, ERROR_REFUSED, "content.full", "%d", CONTENT_MAX_PAGES);
}

/* ---- acts ---- */

struct putting {
	const struct content_page *page;
	struct acting *acting;
};

static bool put(struct office *office, void *context, struct error *err)
{
	const struct putting *putting = context;
	const struct content_page *page = putting->page;
	struct acting *acting = putting->acting;

	if (!find(office, acting, page->section, page->slug, err))
		return false;
	acting->after = *page;
	if (acting->before != NULL)
		acting->after.picture = acting->before->picture;
	replace(acting, &acting->after);
	page = content_find(&acting->catalogue, page->section, page->slug);
	if (page == NULL)
		return error_set(err, ERROR_REFUSED, "content.none", "%s", acting->after.slug);
	return check_page(acting, page, err) &&
		write(office, acting, acting->before == NULL ? "content-add" : "content-change",
			page, false, err);
}

bool contents_put(struct office *office, const struct content_page *page, const char *seen,
	const char *actor, struct error *err)
{
	acting_auto acting = { .seen = seen, .actor = actor };
	struct putting putting = { page, &acting };

	return check_slug(page->slug, err) && office_transact(office, put, &putting, err);
}

struct retiring {
	struct acting *acting;
	enum content_section section;
	const char *slug;
};

static bool retire(struct office *office, void *context, struct error *err)
{
	const struct retiring *retiring = context;
	struct acting *acting = retiring->acting;
	const struct catalogue *catalogue = &acting->catalogue;
	bool document = retiring->section == CONTENT_DOCUMENTS;
	const struct content_page *page;

	if (!find(office, acting, retiring->section, retiring->slug, err))
		return false;
	if (acting->before == NULL)
		return error_set(err, ERROR_REFUSED, "content.none", "%s", retiring->slug);
	if (document && catalogue_decision(catalogue, retiring->slug) != NULL)
		return error_set(err, ERROR_REFUSED, "content.decided", "%s", retiring->slug);
	for (int i = 0; document && i < catalogue->content_count; i++)
		if (strcmp(catalogue->content[i].decision, retiring->slug) == 0)
			return error_set(err, ERROR_REFUSED, "content.rested", "%s",
				catalogue->content[i].title[LANG_VI]);
	page = acting->before;
	replace(acting, NULL);
	return write(office, acting, "content-retire", page, true, err);
}

bool contents_retire(struct office *office, enum content_section section, const char *slug,
	const char *seen, const char *actor, struct error *err)
{
	acting_auto acting = { .seen = seen, .actor = actor };
	struct retiring retiring = { &acting, section, slug };

	return office_transact(office, retire, &retiring, err);
}

struct picturing {
	struct acting *acting;
	const struct contents_picture *wish;
	struct picture picture; /* made anew; no bytes: the one that is there */
};

static bool keep_picture(struct office *office, const struct picture *picture, char hash[HASH_HEX],
	struct error *err)
{
	stmt_auto *stmt = db_query(
		office->db, "INSERT OR IGNORE INTO picture VALUES (?1, ?2, ?3, ?4)");

	hash_bytes(text_span(&picture->bytes), hash);
	stmt_text(stmt, 1, hash);
	stmt_int(stmt, 2, picture->width);
	stmt_int(stmt, 3, picture->height);
	stmt_bytes(stmt, 4, text_span(&picture->bytes));
	return stmt_run(stmt, err);
}

/* Both texts, plain and short; key content.alt. */
static bool check_alt(const char *const alt[LANG_COUNT], struct error *err)
{
	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++) {
		struct span text = span_trim(span_of(alt[lang]));
		size_t bad;

		if (text.size == 0 || text.size > CONTENT_MAX_SHORT || !utf8_valid(text, &bad) ||
			!utf8_is_plain(text))
			return error_set(err, ERROR_REFUSED, "content.alt", "%s",
				lang == LANG_VI ? "vi" : "en");
	}
	return true;
}

static bool set_picture(struct office *office, void *context, struct error *err)
{
	struct picturing *picturing = context;
	const struct contents_picture *wish = picturing->wish;
	struct acting *acting = picturing->acting;
	struct content_picture *picture = &acting->after.picture;
	char hash[HASH_HEX];

	if (!find(office, acting, wish->section, wish->slug, err))
		return false;
	if (acting->before == NULL)
		return error_set(err, ERROR_REFUSED, "content.none", "%s", wish->slug);
	memcpy(picture->alt, wish->alt, sizeof picture->alt);
	if (*wish->alt[LANG_VI] == '\0' && *wish->alt[LANG_EN] == '\0' &&
		picturing->picture.bytes.size == 0)
		*picture = (struct content_picture){ 0 };
	else if (!check_alt(wish->alt, err))
		return false;
	else if (picturing->picture.bytes.size > 0) {
		if (!keep_picture(office, &picturing->picture, hash, err))
			return false;
		picture->hash = hash;
	} else if (picture->hash == NULL) {
		return error_set(err, ERROR_REFUSED, "picture.kind", "%s", "");
	}
	replace(acting, &acting->after);
	return write(office, acting, "content-picture", &acting->after, false, err);
}

bool contents_set_picture(struct office *office, const struct contents_picture *picture,
	const char *actor, struct error *err)
{
	acting_auto acting = { .seen = picture->seen, .actor = actor };
	struct picturing picturing = { &acting, picture, { 0 } };
	bool fine;

	if (picture->section == CONTENT_DOCUMENTS || picture->section == CONTENT_SERVICES)
		return error_set(err, ERROR_REFUSED, "content.picture", "%s", picture->slug);
	if (picture->bytes.size > 0 && !picture_read(picture->bytes, &picturing.picture, err))
		return false;
	fine = office_transact(office, set_picture, &picturing, err);
	text_done(&picturing.picture.bytes);
	return fine;
}

/* ---- beside files ---- */

/* Whether somebody ever wrote it here. */
static bool was_written(
	struct office *office, const struct content_page *page, bool *ret, struct error *err)
{
	stmt_auto *stmt = db_query(office->db, "SELECT 1 FROM ledger WHERE subject = ?1");
	arena_auto arena = { 0 };

	stmt_text(stmt, 1, subject_of(&arena, page));
	return stmt_exists(stmt, ret, err);
}

bool contents_keep(
	struct office *office, struct arena *arena, struct catalogue *catalogue, struct error *err)
{
	struct content_page *list;
	int count = catalogue->content_count;
	struct catalogue held;

	if (!catalogue_load(office->db, arena, &held, err))
		return false;
	list = arena_new(arena, (size_t)count + (size_t)held.content_count + 1, sizeof *list);
	if (count > 0)
		memcpy(list, catalogue->content, (size_t)count * sizeof *list);
	for (int i = 0; i < held.content_count; i++) {
		const struct content_page *each = &held.content[i];
		const struct content_page *named = content_find(
			catalogue, each->section, each->slug);
		bool stays = false;

		if (named != NULL)
			list[named - catalogue->content].picture = each->picture;
		else if (!was_written(office, each, &stays, err))
			return false;
		if (stays)
			list[count++] = *each;
	}
	catalogue->content = list;
	catalogue->content_count = count;
	return true;
}

/* ---- reading ---- */

bool contents_picture_bytes(struct office *office, struct arena *arena, const char *hash,
	struct span *ret, struct error *err)
{
	return picture_bytes(office->db, arena, hash, ret, err);
}

bool contents_past(struct office *office, struct arena *arena, const char *hash, const char **ret,
	struct error *err)
{
	stmt_auto *stmt = db_query(office->db, "SELECT text FROM content_past WHERE hash = ?1");
	enum db_step step;

	stmt_text(stmt, 1, hash);
	step = stmt_step(stmt, err);
	if (step == DB_ROW)
		*ret = column_text(stmt, arena, 0);
	else if (step == DB_DONE)
		(void)error_set(err, ERROR_REFUSED, "content.none", "%s", hash);
	return step == DB_ROW;
}
