/* indicators/content.c - see content.h. */
#include "indicators/content.h"

#include <string.h>

#include "base/arena.h"

const char *const content_sections[] = { "programmes", "documents", "services", "news", "handbook",
	"cooperation", "media", NULL };
const char *const content_kinds[] = { "", "decision", "plan", "resolution", "programme", "strategy",
	"index", "report", "targets", "app", "hotline", "portal", "service", NULL };
const char *const content_levels[] = { "", "full", "partial", "information", NULL };
const char *const content_audiences[] = { "", "everyone", "citizens", "businesses", "officials",
	NULL };
const char *const content_events[] = { "", "identity", "family", "health", "school", "work", "home",
	"transport", "business", "report", NULL };
const char *const content_states[] = { "done", "under-way", "planned", "unknown", NULL };
const char *const content_terms[] = { "unknown", "ahead", "running", "over", NULL };

const struct content_page *content_find(
	const struct catalogue *catalogue, enum content_section section, const char *slug)
{
	for (int i = 0; i < catalogue->content_count; i++)
		if (catalogue->content[i].section == section &&
			strcmp(catalogue->content[i].slug, slug) == 0)
			return &catalogue->content[i];
	return NULL;
}

/* What the decision says of itself. */
static void take_over(const struct decision *decision, struct content_page *page)
{
	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++) {
		page->title[lang] = decision->title[lang];
		page->owner[lang] = decision->issuer[lang];
	}
	page->number = decision->number;
	page->date = decision->date;
	page->source = decision->source;
}

static struct content_page page_of(const struct decision *decision)
{
	struct content_page page = { .section = CONTENT_DOCUMENTS,
		.slug = decision->code,
		.kind = "",
		.level = "",
		.audience = "",
		.event = "",
		.decision = "",
		.from = "",
		.until = "",
		.link = "" };

	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++)
		page.summary[lang] = page.body[lang] = "";
	return page;
}

void content_complete(struct arena *arena, struct catalogue *catalogue)
{
	int most = catalogue->content_count + catalogue->decision_count;
	struct content_page *pages = arena_new(arena, (size_t)most + 1, sizeof *pages);
	int count = catalogue->content_count;

	if (count > 0)
		memcpy(pages, catalogue->content, (size_t)count * sizeof *pages);
	for (int i = 0; i < catalogue->decision_count; i++) {
		const struct decision *decision = &catalogue->decisions[i];
		const struct content_page *held = content_find(
			catalogue, CONTENT_DOCUMENTS, decision->code);

		if (held == NULL)
			pages[count] = page_of(decision);
		take_over(decision,
			held == NULL ? &pages[count++] : &pages[held - catalogue->content]);
	}
	catalogue->content = pages;
	catalogue->content_count = count;
}

static const struct indicator **add_once(struct arena *arena, const struct indicator **list,
	int *count, const struct indicator *indicator)
{
	for (int i = 0; i < *count; i++)
		if (list[i] == indicator)
			return list;
	list = arena_push(arena, list, (size_t)*count, sizeof *list);
	list[(*count)++] = indicator;
	return list;
}

bool content_sets(const struct content_page *page, const struct plan *plan)
{
	for (int i = 0; i < plan->count; i++)
		if (strcmp(plan->points[i].decision->code, page->slug) == 0)
			return true;
	return false;
}

const struct indicator *const *content_moves(struct arena *arena, const struct catalogue *catalogue,
	const struct content_page *page, int *ret_count)
{
	const struct content_page *document = content_find(
		catalogue, CONTENT_DOCUMENTS, page->decision);
	const struct indicator **list = NULL;

	*ret_count = 0;
	for (int i = 0; document != NULL && i < catalogue->plan_count; i++)
		if (content_sets(document, &catalogue->plans[i]))
			list = add_once(arena, list, ret_count, catalogue->plans[i].indicator);
	for (int i = 0; i < page->indicator_count; i++)
		list = add_once(arena, list, ret_count, page->indicators[i]);
	return list;
}

enum content_term content_term(const struct content_page *page, int day)
{
	struct period from, until;
	bool starts = period_parse(span_of(page->from), &from);
	bool ends = period_parse(span_of(page->until), &until);

	if (ends && period_last_day(&until) < day)
		return TERM_OVER;
	if (starts && from.from > (int64_t)day * PERIOD_DAY_MINUTES)
		return TERM_AHEAD;
	return starts && ends ? TERM_RUNNING : TERM_UNKNOWN;
}
