/* indicators/content_check.c - see content_check.h. */
#include "indicators/content_check.h"

#include <stddef.h>
#include <string.h>

#include "base/clock.h"
#include "base/markdown.h"
#include "base/utf8.h"

enum {
	PROGRAMME = 1 << CONTENT_PROGRAMMES,
	DOCUMENT = 1 << CONTENT_DOCUMENTS,
	SERVICE = 1 << CONTENT_SERVICES,
	STORY = 1 << CONTENT_NEWS | 1 << CONTENT_HANDBOOK | 1 << CONTENT_COOPERATION |
		1 << CONTENT_MEDIA,
	EVERY = (1 << CONTENT_SECTIONS) - 1,
	MAX_SUMMARY = 1000,
	MAX_LINK = 1000,
};

#define AT(member) offsetof(struct content_page, member)
#define SHORT CONTENT_MAX_SHORT

const struct content_member content_members[] = {
	{ "slug", EVERY, CONTENT_OTHER, 0, 0, NULL },
	{ "title", EVERY, CONTENT_PAIR, AT(title), SHORT, NULL },
	{ "summary", EVERY, CONTENT_PAIR, AT(summary), MAX_SUMMARY, NULL },
	{ "body", EVERY, CONTENT_BODY, AT(body), MARKDOWN_MAX_BYTES, NULL },
	{ "owner", EVERY, CONTENT_PAIR, AT(owner), SHORT, NULL },
	{ "number", DOCUMENT, CONTENT_TEXT, AT(number), SHORT, NULL },
	{ "kind", DOCUMENT | SERVICE, CONTENT_WORD, AT(kind), 0, content_kinds },
	{ "level", SERVICE, CONTENT_WORD, AT(level), 0, content_levels },
	{ "audience", SERVICE, CONTENT_WORD, AT(audience), 0, content_audiences },
	{ "event", SERVICE, CONTENT_WORD, AT(event), 0, content_events },
	{ "date", DOCUMENT | STORY, CONTENT_DATE, AT(date), SHORT, NULL },
	{ "decision", PROGRAMME, CONTENT_TEXT, AT(decision), SHORT, NULL },
	{ "from", PROGRAMME, CONTENT_PERIOD, AT(from), SHORT, NULL },
	{ "until", PROGRAMME, CONTENT_PERIOD, AT(until), SHORT, NULL },
	{ "link", EVERY, CONTENT_LINK, AT(link), MAX_LINK, NULL },
	{ "source", EVERY, CONTENT_SOURCE, AT(source), SHORT, NULL },
	{ "milestones", PROGRAMME, CONTENT_OTHER, 0, 0, NULL },
	{ "indicators", PROGRAMME, CONTENT_OTHER, 0, 0, NULL },
	{ 0 },
};

const struct content_member *content_member(const char *key, enum content_section section)
{
	for (const struct content_member *each = content_members; each->key != NULL; each++)
		if (strcmp(each->key, key) == 0 && (each->sections >> section & 1) != 0)
			return each;
	return NULL;
}

const char **content_at(struct content_page *page, const struct content_member *member)
{
	return (const char **)((char *)page + member->at);
}

bool content_is_decided(const struct catalogue *catalogue, const struct content_page *page,
	const struct content_member *member)
{
	static const char *const told[] = { "title", "owner", "number", "date", "source", NULL };

	return page->section == CONTENT_DOCUMENTS && text_index(told, member->key) >= 0 &&
		catalogue_decision(catalogue, page->slug) != NULL;
}

/* ---- one text ---- */

static bool is_period(const char *label)
{
	struct period period;

	return *label == '\0' || period_parse(span_of(label), &period);
}

static bool is_link(const char *link)
{
	return *link == '\0' || strncmp(link, "https://", 8) == 0 ||
		strncmp(link, "http://", 7) == 0;
}

static bool is_source(const struct catalogue *catalogue, const char *code)
{
	return *code == '\0' || catalogue_source(catalogue, code) != NULL;
}

/* What is wrong with a text as one of its form; NULL: nothing. */
static const char *key_of(
	const struct catalogue *catalogue, const struct content_member *member, const char *text)
{
	int day;

	switch (member->form) {
	case CONTENT_DATE:
		return *text == '\0' || clock_date_parse(span_of(text), &day) ? NULL
									      : "content.date";
	case CONTENT_PERIOD:
		return is_period(text) ? NULL : "content.period";
	case CONTENT_LINK:
		return is_link(text) ? NULL : "content.link";
	case CONTENT_SOURCE:
		return is_source(catalogue, text) ? NULL : "content.source";
	case CONTENT_WORD:
		return text_index(member->words, text) >= 0 ? NULL : "content.word";
	default:
		return NULL;
	}
}

static struct content_fault check_text(
	const struct catalogue *catalogue, const struct content_member *member, const char *text)
{
	struct content_fault fault = { .member = member->key, .text = text };
	size_t bad;

	if (member->limit > 0 && strlen(text) > member->limit) {
		fault.key = "content.long";
		fault.limit = member->limit;
	} else if (!utf8_valid(span_of(text), &bad) || !utf8_is_plain(span_of(text))) {
		fault.key = "content.plain";
	} else if (member->form == CONTENT_BODY) {
		fault.text = markdown_refusal(span_of(text), &fault.line);
		fault.key = fault.text == NULL ? NULL : "content.markdown";
	} else {
		fault.key = key_of(catalogue, member, text);
	}
	return fault;
}

/* ---- a page ---- */

static bool has_both(const char *const title[LANG_COUNT])
{
	return span_trim(span_of(title[LANG_VI])).size > 0 &&
		span_trim(span_of(title[LANG_EN])).size > 0;
}

static struct content_fault check_milestone(
	const struct catalogue *catalogue, const struct content_milestone *milestone)
{
	static const struct content_member title = { .key = "milestones", .limit = SHORT };
	struct content_fault fault = { .member = "milestones" };

	for (enum lang lang = LANG_VI; lang < LANG_COUNT && fault.key == NULL; lang++)
		fault = check_text(catalogue, &title, milestone->title[lang]);
	if (fault.key != NULL)
		return fault;
	if (!has_both(milestone->title)) {
		fault.key = "content.milestone";
		fault.text = milestone->period;
	} else if (!is_period(milestone->period)) {
		fault.key = "content.period";
		fault.text = milestone->period;
	} else if (text_index(content_states, milestone->state) < 0) {
		fault.key = "content.word";
		fault.text = milestone->state;
	} else if (!is_source(catalogue, milestone->source)) {
		fault.key = "content.source";
		fault.text = milestone->source;
	}
	return fault;
}

static struct content_fault check_member(const struct catalogue *catalogue,
	const struct content_page *page, const struct content_member *member)
{
	const char *const *texts = (const char *const *)((const char *)page + member->at);
	int count = member->form == CONTENT_PAIR || member->form == CONTENT_BODY ? LANG_COUNT : 1;
	struct content_fault fault = { 0 };

	for (int i = 0; i < count && fault.key == NULL; i++) {
		fault = check_text(catalogue, member, texts[i]);
		fault.lang = (enum lang)i;
	}
	return fault;
}

/* Both are periods, or say nothing. */
static bool ends_before_it_begins(const char *from, const char *until)
{
	struct period first, last;

	return *from != '\0' && *until != '\0' && period_parse(span_of(from), &first) &&
		period_parse(span_of(until), &last) && last.until <= first.from;
}

struct content_fault content_check(
	const struct catalogue *catalogue, const struct content_page *page)
{
	struct content_fault fault = { 0 };

	for (const struct content_member *each = content_members;
		each->key != NULL && fault.key == NULL; each++)
		if (each->form != CONTENT_OTHER && !content_is_decided(catalogue, page, each))
			fault = check_member(catalogue, page, each);
	for (int i = 0; i < page->milestone_count && fault.key == NULL; i++)
		fault = check_milestone(catalogue, &page->milestones[i]);
	if (fault.key != NULL)
		return fault;
	if (!has_both(page->title))
		return (struct content_fault){ "content.title", "title", LANG_VI, page->slug, 0,
			0 };
	if (ends_before_it_begins(page->from, page->until))
		return (struct content_fault){ "content.term", "until", LANG_VI, page->until, 0,
			0 };
	if (*page->decision != '\0' &&
		content_find(catalogue, CONTENT_DOCUMENTS, page->decision) == NULL)
		return (struct content_fault){ "content.document", "decision", LANG_VI,
			page->decision, 0, 0 };
	return (struct content_fault){ 0 };
}
