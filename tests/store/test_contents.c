/* tests/store/test_contents.c - the contract of store/office/contents.h: what is written, and what is refused. */
#include "tests/store/pages.h"
#include "tests/store/stage.h"

#include <string.h>

#include "base/clock.h"
#include "store/edition/pictures.h"
#include "store/office/contents.h"
#include "store/office/ledger.h"
#include "store/office/people.h"
#include "store/office/publish.h"

static struct catalogue catalogue;

static const struct content_page *page_of(enum content_section section, const char *slug)
{
	struct error err;

	assert_true(office_catalogue_load(office, &arena, &catalogue, &err));
	return content_find(&catalogue, section, slug);
}

static const char *seen_of(enum content_section section, const char *slug)
{
	char seen[HASH_HEX];

	contents_seen(page_of(section, slug), seen);
	return arena_copy(&arena, seen, strlen(seen));
}

static struct content_page story(const char *slug)
{
	return (struct content_page){ .section = CONTENT_NEWS,
		.slug = slug,
		.title = { "Tin", "News" },
		.summary = { "", "" },
		.body = { "*Một*", "*One*" },
		.owner = { "", "" },
		.number = "",
		.kind = "",
		.level = "",
		.audience = "",
		.event = "",
		.decision = "",
		.date = "2026-11-25",
		.from = "",
		.until = "",
		.link = "",
		.source = "" };
}

static void a_page_is_added_changed_and_retired(void **state UNUSED)
{
	struct content_page page = story("first");
	const char *seen, *past, *said;
	struct error err;

	assert_true(contents_put(office, &page, "", "chi", &err));
	assert_string_equal(stage_last_act(), "chi content-add content news/first: Tin");
	seen = seen_of(CONTENT_NEWS, "first");
	page.title[LANG_EN] = "Changed";
	page.body[LANG_VI] = "Hai";
	assert_true(contents_put(office, &page, seen, "chi", &err));
	said = stage_last_act();
	assert_non_null(strstr(said, "content-change content news/first: title, body; before "));
	assert_true(contents_past(office, &arena, said + strlen(said) - 64, &past, &err));
	assert_non_null(strstr(past, "\"en\": \"News\""));
	/* the same again is no act */
	seen = seen_of(CONTENT_NEWS, "first");
	assert_true(contents_put(office, &page, seen, "binh", &err));
	assert_string_equal(stage_last_act(), said);
	/* who saw another page is refused, and so is who thinks there is none */
	assert_false(contents_put(office, &page, "0", "binh", &err));
	assert_string_equal(err.key, "contents.conflict");
	assert_false(contents_put(office, &page, "", "binh", &err));
	assert_string_equal(err.key, "contents.conflict");
	assert_false(contents_retire(office, CONTENT_NEWS, "first", "0", "binh", &err));
	assert_string_equal(err.key, "contents.conflict");
	assert_true(contents_retire(office, CONTENT_NEWS, "first", seen, "chi", &err));
	assert_null(page_of(CONTENT_NEWS, "first"));
	assert_non_null(strstr(stage_last_act(), "content-retire content news/first: before "));
	assert_false(contents_retire(office, CONTENT_NEWS, "first", seen, "chi", &err));
	assert_string_equal(err.key, "content.none");
}

/* A programme keeps what it has, and gets what it is given; its indicators are the catalogue's. */
static void a_programme_has_milestones(void **state UNUSED)
{
	struct content_page page = *page_of(CONTENT_PROGRAMMES, "phones");
	struct content_milestone milestones[] = { page.milestones[0], page.milestones[1],
		{ "2026-Q4", { "Tổng kết", "Closing" }, "planned", "" } };
	struct error err;

	milestones[1].state = "done";
	page.milestones = milestones;
	page.milestone_count = COUNT(milestones);
	page.indicator_count = 1;
	assert_true(
		contents_put(office, &page, seen_of(CONTENT_PROGRAMMES, "phones"), "chi", &err));
	assert_non_null(strstr(stage_last_act(), ": milestones, indicators; before "));
	page = *page_of(CONTENT_PROGRAMMES, "phones");
	assert_int_equal(page.milestone_count, 3);
	assert_string_equal(page.milestones[1].state, "done");
	assert_string_equal(page.milestones[2].title[LANG_EN], "Closing");
	assert_int_equal(page.indicator_count, 1);
}

/* What a decision says of itself is not the page's to change. */
static void a_decision_speaks_for_itself(void **state UNUSED)
{
	struct content_page page = *page_of(CONTENT_DOCUMENTS, "qd-2");
	const char *seen = seen_of(CONTENT_DOCUMENTS, "qd-2");
	struct error err;

	page.title[LANG_VI] = "Khác";
	page.summary[LANG_VI] = "Tóm tắt";
	assert_true(contents_put(office, &page, seen, "chi", &err));
	assert_non_null(strstr(stage_last_act(), "documents/qd-2: summary; before "));
	page = *page_of(CONTENT_DOCUMENTS, "qd-2");
	assert_string_equal(page.title[LANG_VI], "Hai");
	assert_string_equal(page.summary[LANG_VI], "Tóm tắt");
	assert_false(contents_retire(office, CONTENT_DOCUMENTS, "qd-2",
		seen_of(CONTENT_DOCUMENTS, "qd-2"), "chi", &err));
	assert_string_equal(err.key, "content.decided");
}

static void wrong_ones_are_refused(void **state UNUSED)
{
	const struct {
		const char *name, *slug, *title, *body, *date, *link, *source, *key;
	} cases[] = {
		{ "no slug", "", "x", "", "", "", "", "content.slug" },
		{ "slug", "A b", "x", "", "", "", "", "content.slug" },
		{ "no title", "a", " ", "", "", "", "", "content.title" },
		{ "script", "a", "x", "a\n\n<script>", "", "", "", "content.markdown" },
		{ "date", "a", "x", "", "2026-02-30", "", "", "content.date" },
		{ "link", "a", "x", "", "", "javascript:alert(1)", "", "content.link" },
		{ "source", "a", "x", "", "", "", "rumour", "content.source" },
		{ "deceiving", "a", "x\xEF\xBF\xBFy", "", "", "", "", "content.plain" },
		{ "long", "a", NULL, "", "", "", "", "content.long" },
	};
	text_auto before = { 0 }, after = { 0 }, big = { 0 };
	int wrong = 0;
	struct error err;

	while (big.size <= CONTENT_MAX_SHORT)
		text_addc(&big, 'x');
	office_text(dir, &before);
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct content_page page = story(cases[i].slug);
		bool done;

		page.title[LANG_VI] = cases[i].title == NULL ? text_z(&big) : cases[i].title;
		page.body[LANG_VI] = cases[i].body;
		page.date = cases[i].date;
		page.link = cases[i].link;
		page.source = cases[i].source;
		done = contents_put(office, &page, "", "chi", &err);
		wrong += row_wrong(cases[i].name, done ? "done" : err.key, cases[i].key);
	}
	office_text(dir, &after);
	assert_string_equal(text_z(&after), text_z(&before));
	assert_int_equal(wrong, 0);
	/* with an account there are roles, and this one has none */
	assert_true(people_add(office, "chi", "Chi", "sáu con vịt bơi", "tester", &err));
	assert_false(contents_put(office,
		&(struct content_page){ .slug = "x", .section = CONTENT_NEWS }, "", "chi", &err));
	assert_string_equal(err.key, "person.role");
}

static bool picture(const char *slug, struct span bytes, const char *alt, struct error *err)
{
	const char *seen = seen_of(CONTENT_NEWS, "first");
	struct contents_picture wish = { CONTENT_NEWS, slug, seen, bytes, { alt, alt } };

	return contents_set_picture(office, &wish, "chi", err);
}

static void a_page_has_a_picture(void **state UNUSED)
{
	const struct span none = { "", 0 };
	struct content_page page = story("first");
	const struct content_picture *kept;
	struct error err = { .key = "" };
	struct publication publication;
	char now[CLOCK_INSTANT];
	struct span bytes;

	assert_true(contents_put(office, &page, "", "chi", &err));
	assert_false(picture("first", pages_pixel, " ", &err));
	assert_string_equal(err.key, "content.alt");
	assert_false(picture("first", span_of("<svg/>"), "x", &err));
	assert_string_equal(err.key, "picture.kind");
	assert_false(picture("first", none, "x", &err));
	assert_string_equal(err.key, "picture.kind");
	assert_true(picture("first", pages_pixel, "Một điểm", &err));
	assert_non_null(
		strstr(stage_last_act(), "content-picture content news/first: picture; before "));
	kept = &page_of(CONTENT_NEWS, "first")->picture;
	assert_string_equal(kept->alt[LANG_VI], "Một điểm");
	assert_int_equal(kept->width, 1);
	assert_true(contents_picture_bytes(office, &arena, kept->hash, &bytes, &err));
	/* other words keep it, another text of the page too, and so does loading the catalogue's files */
	assert_true(picture("first", none, "Điểm", &err));
	page.title[LANG_VI] = "Khác";
	assert_true(contents_put(office, &page, seen_of(CONTENT_NEWS, "first"), "chi", &err));
	assert_true(office_catalogue_save(office, small_catalogue(), "chi", &err));
	kept = &page_of(CONTENT_NEWS, "first")->picture;
	assert_string_equal(kept->alt[LANG_VI], "Điểm");
	/* an edition has it, and goes on having it */
	clock_now(now);
	assert_true(office_publish(office, "", now, "chi", &publication, &err));
	{
		struct edition *edition = edition_open(
			shelf_path(&arena, dir, publication.manifest.number), &err);

		assert_true(edition_picture(edition, &arena, kept->hash, &bytes, &err));
		assert_memory_equal(bytes.data, "\xff\xd8\xff", 3);
		assert_false(edition_picture(edition, &arena, "0", &bytes, &err));
		assert_string_equal(err.key, "picture.none");
		edition_close(edition);
	}
	assert_true(picture("first", none, "", &err));
	assert_null(page_of(CONTENT_NEWS, "first")->picture.hash);
}

/* What files name is as they have it; what was written here stays, and what only files had goes with them. */
static void files_put_back_what_they_name(void **state UNUSED)
{
	struct content_page page = *page_of(CONTENT_PROGRAMMES, "phones"), mine = story("mine");
	struct error err;

	page.title[LANG_VI] = "Khác";
	assert_true(
		contents_put(office, &page, seen_of(CONTENT_PROGRAMMES, "phones"), "chi", &err));
	assert_true(contents_put(office, &mine, "", "chi", &err));
	assert_true(office_catalogue_save(office, small_catalogue(), "chi", &err));
	assert_string_equal(page_of(CONTENT_PROGRAMMES, "phones")->title[LANG_VI], "Hỗ trợ");
	assert_non_null(page_of(CONTENT_NEWS, "mine"));
	assert_true(contents_retire(office, CONTENT_PROGRAMMES, "phones",
		seen_of(CONTENT_PROGRAMMES, "phones"), "chi", &err));
	assert_true(office_catalogue_save(office, small_catalogue(), "chi", &err));
	assert_non_null(page_of(CONTENT_PROGRAMMES, "phones"));
	{
		struct catalogue other = *small_catalogue();
		struct content_page pages[1] = { other.content[0] };

		pages[0].slug = "others";
		other.content = pages;
		other.content_count = 1;
		assert_true(office_catalogue_save(office, &other, "chi", &err));
		other.content_count = 0;
		assert_true(office_catalogue_save(office, &other, "chi", &err));
	}
	assert_null(page_of(CONTENT_PROGRAMMES, "others"));
	assert_non_null(page_of(CONTENT_PROGRAMMES, "phones"));
	assert_non_null(page_of(CONTENT_NEWS, "mine"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGE_TEST(a_page_is_added_changed_and_retired),
		STAGE_TEST(a_programme_has_milestones),
		STAGE_TEST(a_decision_speaks_for_itself),
		STAGE_TEST(wrong_ones_are_refused),
		STAGE_TEST(a_page_has_a_picture),
		STAGE_TEST(files_put_back_what_they_name),
	};
	return cmocka_run_group_tests_name("contents", tests, NULL, NULL);
}
