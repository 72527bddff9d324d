/*
 * dashboard/office/content_form.c - see content_form.h. Which fields a section has is content_members; how each
 * is asked for follows from its form.
 */
#include "dashboard/office/content_form.h"

#include <string.h>

#include "dashboard/view/tell.h"

enum { BLANK_ROWS = 3, BODY_ROWS = 12, SUMMARY_ROWS = 3, AREA_BYTES = 300 };

struct content_page content_form_empty(enum content_section section, const char *slug)
{
	struct content_page page = { .section = section, .slug = slug };

	for (const struct content_member *each = content_members; each->key != NULL; each++) {
		const char **at = content_at(&page, each);

		if (each->form == CONTENT_OTHER)
			continue;
		at[0] = "";
		if (each->form == CONTENT_PAIR || each->form == CONTENT_BODY)
			at[1] = "";
	}
	return page;
}

/* ---- a page as a form ---- */

static json_t *option(const char *value, const char *name, const char *chosen)
{
	return json_pack("{s:s,s:s,s:b}", "value", value, "text", name, "selected",
		strcmp(value, chosen) == 0);
}

static json_t *words_options(
	const struct visit *visit, const struct content_member *member, const char *chosen)
{
	json_t *list = json_array();

	for (int i = 0; member->words[i] != NULL; i++)
		(void)json_array_append_new(list,
			option(member->words[i],
				*member->words[i] == '\0'
					? words_get(visit->words, "office.contents.nothing")
					: words_get(visit->words,
						  arena_format(visit->arena, "content.%s.%s",
							  member->key, member->words[i])),
				chosen));
	return list;
}

static json_t *source_options(const struct visit *visit, const char *chosen)
{
	json_t *list = json_array();

	(void)json_array_append_new(
		list, option("", words_get(visit->words, "office.contents.nothing"), chosen));
	for (int i = 0; i < visit->catalogue->source_count; i++)
		(void)json_array_append_new(list,
			option(visit->catalogue->sources[i].code,
				visit->catalogue->sources[i].title, chosen));
	return list;
}

static json_t *document_options(const struct visit *visit, const char *chosen)
{
	json_t *list = json_array();

	(void)json_array_append_new(
		list, option("", words_get(visit->words, "office.contents.nothing"), chosen));
	for (int i = 0; i < visit->catalogue->content_count; i++) {
		const struct content_page *each = &visit->catalogue->content[i];

		if (each->section == CONTENT_DOCUMENTS)
			(void)json_array_append_new(list,
				option(each->slug,
					arena_format(visit->arena, "%s%s%s", each->number,
						*each->number == '\0' ? "" : " – ",
						each->title[visit->lang]),
					chosen));
	}
	return list;
}

/* What a member is chosen from; NULL: it is typed. */
static json_t *options_of(
	const struct visit *visit, const struct content_member *member, const char *chosen)
{
	if (member->form == CONTENT_WORD)
		return words_options(visit, member, chosen);
	if (member->form == CONTENT_SOURCE)
		return source_options(visit, chosen);
	return strcmp(member->key, "decision") == 0 ? document_options(visit, chosen) : NULL;
}

/* One field; `lang` is "" where its text has no language. */
static json_t *field_model(const struct visit *visit, const struct content_member *member,
	const char *lang, const char *value)
{
	const char *label = words_get(
		visit->words, arena_format(visit->arena, "office.contents.field.%s", member->key));
	json_t *options = options_of(visit, member, value);
	bool area = member->form == CONTENT_BODY || member->limit > AREA_BYTES;
	json_t *model = json_pack("{s:s,s:s,s:s,s:i,s:b}", "name",
		*lang == '\0' ? member->key
			      : arena_format(visit->arena, "%s-%s", member->key, lang),
		"label",
		*lang == '\0' ? label
			      : arena_format(visit->arena, "%s (%s)", label,
					words_get(visit->words,
						arena_format(visit->arena, "language.%s", lang))),
		"value", value, "limit", (int)member->limit, "required",
		strcmp(member->key, "title") == 0);

	(void)json_object_set_new(model, "in", tell_text(lang));
	(void)json_object_set_new(model, "rows",
		json_integer(member->form == CONTENT_BODY ? BODY_ROWS : SUMMARY_ROWS));
	(void)json_object_set_new(model, "is_date", json_boolean(member->form == CONTENT_DATE));
	(void)json_object_set_new(model, "is_choice", json_boolean(options != NULL));
	(void)json_object_set_new(model, "is_area",
		json_boolean(options == NULL && area && member->form != CONTENT_LINK));
	(void)json_object_set_new(model, "hint",
		member->form == CONTENT_BODY || member->form == CONTENT_PERIOD
			? json_string(words_get(visit->words,
				  member->form == CONTENT_BODY ? "office.contents.body-hint"
							       : "office.contents.period-hint"))
			: json_null());
	(void)json_object_set_new(model, "options", options == NULL ? json_array() : options);
	return model;
}

static json_t *fields_of(const struct visit *visit, const struct content_page *page)
{
	json_t *list = json_array();

	for (const struct content_member *each = content_members; each->key != NULL; each++) {
		const char *const *at = (const char *const *)((const char *)page + each->at);

		if (each->form == CONTENT_OTHER || (each->sections >> page->section & 1) == 0 ||
			content_is_decided(visit->catalogue, page, each))
			continue;
		if (each->form != CONTENT_PAIR && each->form != CONTENT_BODY) {
			(void)json_array_append_new(list, field_model(visit, each, "", at[0]));
			continue;
		}
		for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++)
			(void)json_array_append_new(
				list, field_model(visit, each, lang_codes[lang], at[lang]));
	}
	return list;
}

static json_t *milestone_model(
	const struct visit *visit, int at, const struct content_milestone *milestone)
{
	static const struct content_member state = { .key = "state", .words = content_states };

	return json_pack("{s:s,s:s,s:s,s:s,s:o,s:o}", "at", arena_format(visit->arena, "%d", at),
		"period", milestone->period, "vi", milestone->title[LANG_VI], "en",
		milestone->title[LANG_EN], "states", words_options(visit, &state, milestone->state),
		"sources", source_options(visit, milestone->source));
}

/* Those there are, and rows for new ones. */
static json_t *milestones_of(const struct visit *visit, const struct content_page *page)
{
	static const struct content_milestone blank = { "", { "", "" }, "planned", "" };
	json_t *list = json_array();

	for (int i = 0; i < page->milestone_count + BLANK_ROWS && i < CONTENT_MAX_MILESTONES; i++)
		(void)json_array_append_new(list,
			milestone_model(visit, i + 1,
				i < page->milestone_count ? &page->milestones[i] : &blank));
	return list;
}

static json_t *codes_of(const struct content_page *page)
{
	text_auto text = { 0 };

	for (int i = 0; i < page->indicator_count; i++)
		text_addf(&text, "%s%s", i == 0 ? "" : " ", page->indicators[i]->code);
	return json_string(text_z(&text));
}

static json_t *all_indicators(const struct visit *visit)
{
	json_t *list = json_array();

	for (int i = 0; i < visit->catalogue->indicator_count; i++)
		(void)json_array_append_new(list,
			json_pack("{s:s,s:s}", "code", visit->catalogue->indicators[i].code, "name",
				visit->catalogue->indicators[i].name[visit->lang]));
	return list;
}

void content_form_add(const struct visit *visit, const struct content_page *page, json_t *model)
{
	bool programme = page->section == CONTENT_PROGRAMMES;

	(void)json_object_set_new(model, "fields", fields_of(visit, page));
	(void)json_object_set_new(model, "programme",
		programme ? json_pack("{s:o,s:o,s:o}", "milestones", milestones_of(visit, page),
				    "moved", codes_of(page), "codes", all_indicators(visit))
			  : json_null());
}

/* ---- the form as a page ---- */

/* A field's text without blanks at its ends. */
static const char *sent(const struct visit *visit, const char *name)
{
	struct span text = span_trim(span_of(form_text(visit->form, name, "")));

	return arena_copy(visit->arena, text.data, text.size);
}

static void read_milestones(const struct visit *visit, struct content_page *page)
{
	struct content_milestone *list = arena_new(
		visit->arena, CONTENT_MAX_MILESTONES, sizeof *list);

	for (int i = 1; i <= CONTENT_MAX_MILESTONES; i++) {
		struct arena *arena = visit->arena;
		const struct content_milestone each = {
			.period = sent(visit, arena_format(arena, "m%d-period", i)),
			.title = { sent(visit, arena_format(arena, "m%d-vi", i)),
				sent(visit, arena_format(arena, "m%d-en", i)) },
			.state = sent(visit, arena_format(arena, "m%d-state", i)),
			.source = sent(visit, arena_format(arena, "m%d-source", i)),
		};

		if (*each.period != '\0' || *each.title[LANG_VI] != '\0' ||
			*each.title[LANG_EN] != '\0')
			list[page->milestone_count++] = each;
	}
	page->milestones = list;
}

static bool read_indicators(const struct visit *visit, struct content_page *page, struct error *err)
{
	static const char blanks[] = " \t\n,;";
	const char *at = form_text(visit->form, "indicators", "");
	const struct indicator **list = arena_new(
		visit->arena, CONTENT_MAX_INDICATORS, sizeof *list);
	size_t size;

	for (at += strspn(at, blanks); *at != '\0'; at += size, at += strspn(at, blanks)) {
		const char *code = arena_copy(visit->arena, at, size = strcspn(at, blanks));
		const struct indicator *found = catalogue_indicator(visit->catalogue, code);

		if (found == NULL || page->indicator_count == CONTENT_MAX_INDICATORS)
			return error_set(err, ERROR_REFUSED, "content.indicator", "%s", code);
		list[page->indicator_count++] = found;
	}
	page->indicators = list;
	return true;
}

bool content_form_read(const struct visit *visit, enum content_section section,
	struct content_page *ret, struct error *err)
{
	*ret = content_form_empty(section, sent(visit, "slug"));
	for (const struct content_member *each = content_members; each->key != NULL; each++) {
		const char **at = content_at(ret, each);

		if (each->form == CONTENT_OTHER || (each->sections >> section & 1) == 0)
			continue;
		if (each->form != CONTENT_PAIR && each->form != CONTENT_BODY) {
			at[0] = sent(visit, each->key);
			continue;
		}
		for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++)
			at[lang] = sent(visit,
				arena_format(visit->arena, "%s-%s", each->key, lang_codes[lang]));
	}
	if (section != CONTENT_PROGRAMMES)
		return true;
	read_milestones(visit, ret);
	return read_indicators(visit, ret, err);
}
