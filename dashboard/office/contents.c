/*
 * dashboard/office/contents.c - pages of the portal's sections, as administrators write them: their list, and one of
 * them as a form. What was typed stands in the form again when it is shown first or refused.
 */
#include <string.h>

#include "base/markdown.h"
#include "dashboard/office/content_form.h"
#include "dashboard/office/excuse.h"
#include "dashboard/office/pages.h"
#include "dashboard/office/preview.h"
#include "dashboard/office/shell.h"
#include "dashboard/view/tell.h"
#include "store/office/contents.h"
#include "store/office/ledger.h"

enum { HISTORY_MAX = 30 }; /* acts shown with a page */

static const char *section_name(const struct visit *visit, enum content_section section)
{
	return words_get(visit->words,
		arena_format(visit->arena, "content.%s.title", content_sections[section]));
}

/* The path of a page's form; that of a new one where `slug` is "". */
static const char *path_of(
	const struct visit *visit, enum content_section section, const char *slug)
{
	return arena_format(visit->arena, "/contents/page?section=%s%s%s",
		content_sections[section], *slug == '\0' ? "" : "&slug=", slug);
}

/* ---- the list ---- */

static json_t *rows_of(const struct visit *visit, enum content_section section)
{
	json_t *rows = json_array();

	for (int i = 0; i < visit->catalogue->content_count; i++) {
		const struct content_page *each = &visit->catalogue->content[i];

		if (each->section == section)
			(void)json_array_append_new(rows,
				json_pack("{s:s,s:s,s:o,s:b}", "name", each->title[visit->lang],
					"url",
					visit_url(visit, path_of(visit, section, each->slug)),
					"date", tell_date(each->date, visit->lang), "pictured",
					each->picture.hash != NULL));
	}
	return rows;
}

bool contents_page(struct visit *visit, struct visited *ret, struct error *err)
{
	json_t *sections = json_array();

	ret->model = office_shell(visit, words_get(visit->words, "office.contents.title"));
	(void)json_object_set_new(ret->model, "sections", sections);
	if (visit_catalogue(visit, err) == NULL)
		return false;
	for (enum content_section s = 0; s < CONTENT_SECTIONS; s++)
		(void)json_array_append_new(sections,
			json_pack("{s:s,s:s,s:o}", "name", section_name(visit, s), "new",
				visit_url(visit, path_of(visit, s, "")), "rows",
				rows_of(visit, s)));
	return true;
}

/* ---- one page ---- */

/* A page that is looked at, and what is to be said beside its form. */
struct showing {
	enum content_section section;
	struct content_page page; /* as the form has it */
	const struct content_page *held; /* as it stands; NULL for a new one */
	const char *seen;
	const char *trouble; /* NULL: none */
	bool preview;
};

static const char *resolve(void *context, const char *path)
{
	const struct visit *visit = context;

	return visit_url(visit, arena_format(visit->arena, "%s%s", PREVIEW_BASE, path));
}

static json_t *preview_of(struct visit *visit, const struct content_page *page)
{
	json_t *list = json_array();

	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++) {
		text_auto html = { 0 };

		markdown_html(span_of(page->body[lang]), resolve, visit, &html);
		(void)json_array_append_new(list,
			json_pack("{s:s,s:s,s:o,s:o}", "lang", lang_codes[lang], "title",
				page->title[lang], "summary", tell_text(page->summary[lang]),
				"body_html", tell_text(text_z(&html))));
	}
	return list;
}

/* What an act changed, in the reader's words: "title, body; before 3f…" -> "Tiêu đề, Nội dung". */
static const char *changed(const struct visit *visit, const char *detail, const char **ret_before)
{
	const char *mark = strstr(detail, "before ");
	text_auto text = { 0 };

	*ret_before = mark == NULL ? "" : mark + strlen("before ");
	for (const char *at = detail; at != mark && *at != '\0';) {
		size_t size = strcspn(at, ",;");
		const char *key = arena_copy(visit->arena, at, size);

		text_addf(&text, "%s%s", text.size == 0 ? "" : ", ",
			words_get(visit->words,
				arena_format(visit->arena, "office.contents.field.%s", key)));
		at += size;
		at += strspn(at, ",; ");
	}
	return arena_copy(visit->arena, text_z(&text), text.size);
}

static bool add_history(
	struct visit *visit, const struct showing *showing, json_t *model, struct error *err)
{
	const struct ledger_wish wish = { arena_format(visit->arena, "content %s/%s",
						  content_sections[showing->section],
						  showing->page.slug),
		"", "", 0, HISTORY_MAX };
	json_t *rows = json_array();
	struct ledger_entry *list;
	size_t count;

	(void)json_object_set_new(model, "history", rows);
	if (!ledger_list(visit->office, visit->arena, &wish, &list, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const char *before = "";
		const char *detail = strcmp(list[i].act, "content-add") == 0
			? list[i].detail
			: changed(visit, list[i].detail, &before);

		if (strcmp(list[i].act, "content-picture") == 0)
			detail = ""; /* the act says it */

		(void)json_array_append_new(rows,
			json_pack("{s:o,s:s,s:s,s:o,s:o}", "time",
				tell_instant(list[i].at, visit->lang), "actor", list[i].actor,
				"act",
				words_get(visit->words,
					arena_format(visit->arena, "office.act.%s", list[i].act)),
				"detail", tell_text(detail), "before",
				*before == '\0'
					? json_null()
					: json_string(visit_url(visit,
						  arena_format(visit->arena,
							  "/contents/past?hash=%s", before)))));
	}
	(void)json_object_set_new(model, "changed", json_boolean(count > 0));
	return true;
}

static json_t *picture_model(const struct visit *visit, const struct showing *showing)
{
	const struct content_picture *picture = &showing->held->picture;
	bool there = picture->hash != NULL;

	return json_pack("{s:b,s:s,s:i,s:i,s:s,s:s}", "there", there, "url",
		there ? arena_format(visit->arena, "/contents/picture?hash=%s", picture->hash) : "",
		"width", picture->width, "height", picture->height, "vi",
		there ? picture->alt[LANG_VI] : "", "en", there ? picture->alt[LANG_EN] : "");
}

static bool show(
	struct visit *visit, const struct showing *showing, struct visited *ret, struct error *err)
{
	const struct content_page *page = &showing->page;
	bool fresh = showing->held == NULL;
	bool pictures = showing->section != CONTENT_DOCUMENTS &&
		showing->section != CONTENT_SERVICES;
	json_t *model = ret->model = office_shell(visit,
		fresh ? words_get(visit->words, "office.contents.new")
		      : showing->held->title[visit->lang]);

	(void)json_object_set_new(model, "contents", json_string(visit_url(visit, "/contents")));
	(void)json_object_set_new(
		model, "section_name", json_string(section_name(visit, showing->section)));
	(void)json_object_set_new(
		model, "section", json_string(content_sections[showing->section]));
	(void)json_object_set_new(model, "slug", json_string(page->slug));
	(void)json_object_set_new(model, "fresh", json_boolean(fresh));
	(void)json_object_set_new(model, "seen", json_string(showing->seen));
	(void)json_object_set_new(model, "trouble", json_text_or_null(showing->trouble));
	(void)json_object_set_new(model, "save", json_string(visit_url(visit, "/contents/page")));
	(void)json_object_set_new(
		model, "previews", showing->preview ? preview_of(visit, page) : json_array());
	(void)json_object_set_new(model, "previewed", json_boolean(showing->preview));
	(void)json_object_set_new(model, "public",
		fresh ? json_null()
		      : json_string(visit_url(visit,
				arena_format(visit->arena, "%s/%s/%s", PREVIEW_BASE,
					content_sections[showing->section], page->slug))));
	(void)json_object_set_new(
		model, "picture", fresh || !pictures ? json_null() : picture_model(visit, showing));
	(void)json_object_set_new(
		model, "pictures", json_string(visit_url(visit, "/contents/picture")));
	content_form_add(visit, page, model);
	return add_history(visit, showing, model, err);
}

/* Which page is meant; key content.none. */
static bool find(struct visit *visit, const char *section, const char *slug, struct showing *ret,
	struct error *err)
{
	int at = text_index(content_sections, section);

	if (at < 0)
		return error_set(err, ERROR_REFUSED, "content.none", "%s", section);
	if (visit_catalogue(visit, err) == NULL)
		return false;
	*ret = (struct showing){ .section = (enum content_section)at, .seen = "" };
	ret->held = content_find(visit->catalogue, ret->section, slug);
	return true;
}

bool contents_item(struct visit *visit, struct visited *ret, struct error *err)
{
	const char *slug = request_parameter(visit->request, "slug", "");
	struct showing showing;
	char seen[HASH_HEX];

	if (!find(visit, request_parameter(visit->request, "section", ""), slug, &showing, err))
		return false;
	if (showing.held == NULL && *slug != '\0')
		return error_set(err, ERROR_REFUSED, "content.none", "%s", slug);
	showing.page = content_form_empty(showing.section, "");
	if (showing.held != NULL) {
		showing.page = *showing.held;
		contents_seen(showing.held, seen);
		showing.seen = seen;
	}
	return show(visit, &showing, ret, err);
}

/* "title: 300" -> "Tiêu đề: 300": the store names members, the writer sees fields. */
static void name_field(const struct visit *visit, struct error *err)
{
	static const char *const keys[] = { "content.long", "content.plain", NULL };
	const char *detail = arena_copy(visit->arena, err->detail, strlen(err->detail));
	const int size = (int)strcspn(detail, ":");

	if (text_index(keys, err->key) >= 0)
		(void)error_set(err, err->kind, err->key, "%s%s",
			words_get(visit->words,
				arena_format(
					visit->arena, "office.contents.field.%.*s", size, detail)),
			detail + size);
}

/* Whether an act went well; a refusal that the writer can mend is shown beside the form. */
static bool conclude(struct visit *visit, bool done, struct showing *showing, struct visited *ret,
	struct error *err)
{
	if (done) {
		ret->next = arena_format(visit->arena, "%s&done=amended",
			path_of(visit, showing->section, showing->page.slug));
		return true;
	}
	if (err->kind != ERROR_REFUSED || strncmp(err->key, "person.", strlen("person.")) == 0)
		return false;
	name_field(visit, err);
	ret->status = excuse_status(visit, err, &showing->trouble);
	return show(visit, showing, ret, err);
}

bool contents_save(struct visit *visit, struct visited *ret, struct error *err)
{
	const char *act = form_text(visit->form, "act", "");
	const char *slug = form_text(visit->form, "slug", "");
	struct showing showing;

	if (!find(visit, form_text(visit->form, "section", ""), slug, &showing, err))
		return false;
	showing.seen = form_text(visit->form, "seen", "");
	if (strcmp(act, "retire") == 0) {
		ret->next = "/contents?done=amended";
		return contents_retire(
			visit->office, showing.section, slug, showing.seen, visit->actor, err);
	}
	if (!content_form_read(visit, showing.section, &showing.page, err))
		return conclude(visit, false, &showing, ret, err);
	showing.preview = strcmp(act, "preview") == 0;
	return showing.preview ? show(visit, &showing, ret, err)
			       : conclude(visit,
					 contents_put(visit->office, &showing.page, showing.seen,
						 visit->actor, err),
					 &showing, ret, err);
}

/* ---- pictures, and what stood before ---- */

bool contents_picture_take(struct visit *visit, struct visited *ret, struct error *err)
{
	const struct form_field *file = form_file(visit->form, "file");
	const char *slug = form_text(visit->form, "slug", "");
	struct contents_picture picture = { .slug = slug,
		.seen = form_text(visit->form, "seen", ""),
		.bytes = file == NULL ? (struct span){ "", 0 } : file->value,
		.alt = { form_text(visit->form, "alt-vi", ""),
			form_text(visit->form, "alt-en", "") } };
	struct showing showing;

	if (!find(visit, form_text(visit->form, "section", ""), slug, &showing, err))
		return false;
	if (showing.held == NULL)
		return error_set(err, ERROR_REFUSED, "content.none", "%s", slug);
	picture.section = showing.section;
	showing.page = *showing.held;
	showing.seen = picture.seen;
	return conclude(visit, contents_set_picture(visit->office, &picture, visit->actor, err),
		&showing, ret, err);
}

bool contents_picture_see(struct visit *visit, struct visited *ret, struct error *err)
{
	struct span bytes;

	if (!contents_picture_bytes(visit->office, visit->arena,
		    request_parameter(visit->request, "hash", ""), &bytes, err))
		return false;
	text_add(&ret->bytes, bytes);
	ret->media = MEDIA_JPEG;
	return true;
}

bool contents_before(struct visit *visit, struct visited *ret, struct error *err)
{
	const char *text;

	if (!contents_past(visit->office, visit->arena,
		    request_parameter(visit->request, "hash", ""), &text, err))
		return false;
	text_addz(&ret->bytes, text);
	ret->media = MEDIA_JSON;
	return true;
}
