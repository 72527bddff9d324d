/* tests/store/test_inquiries.c - from the portal's inbox through the office into an edition, and back to the sender. */
#include "tests/store/make.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/hash.h"
#include "store/edition/inquiries.h"
#include "store/office/inquiries.h"
#include "store/office/ledger.h"

#define CAME "2026-03-02T02:00:00Z" /* a Monday; due on 23 March */

static struct arena arena;
static const char *dir;
static struct office *office;

/* The ticket of the n-th letter. */
static const char *ticket(int n)
{
	return arena_format(&arena, "%064d", n);
}

static void post(int n, enum inquiry_kind kind, const char *indicator, const char *text)
{
	const struct letter letter = { kind, LANG_VI, indicator, "79", "2022", 1, text, "Tên Riêng",
		"0909-riêng", CAME };
	struct error err;

	must(inbox_post(dir, ticket(n), &letter, &err), &err);
}

static struct inquiry found(int64_t id)
{
	struct inquiry inquiry;
	struct error err;

	must(inquiry_find(office, &arena, id, &inquiry, &err), &err);
	return inquiry;
}

static int start(void **state UNUSED)
{
	struct error err;

	set_now(CAME);
	dir = folder_make(&arena);
	office = make_office(dir);
	publish_line(office, "share.mic/79/2022=15", CAME);
	post(1, INQUIRY_QUESTION, "share", "Vì sao 15?");
	post(2, INQUIRY_IDEA, "", "Thêm chỉ số");
	must(inquiries_settle(office, &err), &err);
	return 0;
}

static int stop(void **state UNUSED)
{
	office_close(office);
	folder_remove(dir);
	arena_done(&arena);
	assert_int_equal(unsetenv("TIENDO_NOW"), 0);
	return 0;
}

static void letters_are_taken_once(void **state UNUSED)
{
	struct inquiry *list;
	struct reply_told told;
	struct error err;
	size_t count;

	assert_int_equal(folder_count(arena_format(&arena, "%s/inbox", dir)), 0);
	post(1, INQUIRY_QUESTION, "share",
		"Vì sao 15?"); /* as if it had been cut short before it went */
	must(inquiries_settle(office, &err), &err);
	must(inquiry_list(office, &arena, &list, &count, &err), &err);
	assert_int_equal(count, 2);
	assert_string_equal(list[0].letter.text, "Vì sao 15?");
	assert_string_equal(list[0].letter.contact, "0909-riêng");
	assert_int_equal(list[0].due, inquiry_due(list[0].received));
	assert_true(reply_find(&arena, dir, ticket(1), &told));
	assert_int_equal(told.state, INQUIRY_RECEIVED);
	assert_false(reply_find(&arena, dir, ticket(9), &told));
}

/* What a portal was writing when it was killed. A letter stays. */
static void what_was_being_written_goes(void **state UNUSED)
{
	const char *inbox = arena_format(&arena, "%s/inbox", dir);

	folder_write(inbox, arena_format(&arena, "%s.json.tmp7", ticket(5)), span_of("{"));
	post(6, INQUIRY_IDEA, "", "Chưa lấy");
	inbox_clear(dir);
	assert_int_equal(folder_count(inbox), 1);
	assert_true(inbox_waits(dir));
}

/* Bytes in the inbox that are no letter: set aside, told by none, harmless. */
static const struct {
	const char *name, *bytes;
} strangers[] = {
	{ "nothing", "" },
	{ "no JSON", "SQLite format 3" },
	{ "a list", "[]" },
	{ "a member missing", "{\"kind\":\"idea\"}" },
	{ "a kind of no kind",
		"{\"kind\":\"x\",\"lang\":\"vi\",\"indicator\":\"\",\"place\":\"\",\"period\":\"\","
		"\"edition\":0,\"text\":\"x\",\"name\":\"\",\"contact\":\"\",\"received_at\":"
		"\"" CAME "\"}" },
	{ "a time of no time",
		"{\"kind\":\"idea\",\"lang\":\"vi\",\"indicator\":\"\",\"place\":\"\",\"period\":"
		"\"\","
		"\"edition\":0,\"text\":\"x\",\"name\":\"\",\"contact\":\"\",\"received_at\":"
		"\"now\"}" },
	{ "a number for a text",
		"{\"kind\":\"idea\",\"lang\":\"vi\",\"indicator\":\"\",\"place\":\"\",\"period\":"
		"\"\","
		"\"edition\":0,\"text\":7,\"name\":\"\",\"contact\":\"\",\"received_at\":\"" CAME
		"\"}" },
	{ "no words",
		"{\"kind\":\"idea\",\"lang\":\"vi\",\"indicator\":\"\",\"place\":\"\",\"period\":"
		"\"\","
		"\"edition\":0,\"text\":\"\",\"name\":\"x\",\"contact\":\"\",\"received_at\":"
		"\"" CAME "\"}" },
	{ "a period of 31 characters",
		"{\"kind\":\"idea\",\"lang\":\"vi\",\"indicator\":\"\",\"place\":\"\",\"period\":"
		"\"1234567890123456789012345678901\","
		"\"edition\":0,\"text\":\"x\",\"name\":\"\",\"contact\":\"\",\"received_at\":"
		"\"" CAME "\"}" },
	{ "a number below 0",
		"{\"kind\":\"idea\",\"lang\":\"vi\",\"indicator\":\"\",\"place\":\"\",\"period\":"
		"\"\","
		"\"edition\":-1,\"text\":\"x\",\"name\":\"\",\"contact\":\"\",\"received_at\":"
		"\"" CAME "\"}" },
};

static void find_trouble(void *context, const struct error *trouble)
{
	assert_string_equal(trouble->key, "inbox.form");
	++*(int *)context;
}

static void what_is_no_letter_is_set_aside(void **state UNUSED)
{
	int told = 0;
	const char *inbox = arena_format(&arena, "%s/inbox", dir);
	struct inquiry *list;
	struct error err;
	size_t count;

	for (size_t i = 0; i < COUNT(strangers); i++) {
		const char *name = arena_format(&arena, "%s.json", ticket(100 + (int)i));

		print_message("  %s\n", strangers[i].name);
		folder_write(inbox, name, span_of(strangers[i].bytes));
		must(inquiries_settle(office, &err), &err);
		assert_int_equal(access(arena_format(&arena, "%s/%s", inbox, name), F_OK), -1);
		assert_int_equal(
			access(arena_format(&arena, "%s/%s.refused", inbox, name), F_OK), 0);
	}
	must(inquiry_list(office, &arena, &list, &count, &err), &err);
	assert_int_equal(count, 2);
	must(office_check(office, find_trouble, &told, &err), &err);
	assert_int_equal(told, COUNT(strangers));
}

/* What the office may not read stands aside until somebody has mended that. */
static void a_letter_set_aside_can_come_back(void **state UNUSED)
{
	const char *path = arena_format(&arena, "%s/inbox/%s.json", dir, ticket(3));
	struct error err;

	post(3, INQUIRY_QUESTION, "share", "Vì sao?");
	assert_int_equal(rename(path, arena_format(&arena, "%s.refused", path)), 0);
	must(inquiries_settle(office, &err), &err);
	assert_false(reply_find(&arena, dir, ticket(3), &(struct reply_told){ 0 }));
	assert_int_equal(rename(arena_format(&arena, "%s.refused", path), path), 0);
	must(inquiries_settle(office, &err), &err);
	assert_string_equal(found(3).letter.text, "Vì sao?");
}

/* Counts by indicator and place are public without anybody's look at them. */
static void a_subject_that_is_not_there_is_left_out(void **state UNUSED)
{
	struct error err;

	post(3, INQUIRY_QUESTION, "Chữ lạ", "Vì sao?");
	must(inquiries_settle(office, &err), &err);
	assert_string_equal(found(3).letter.indicator, "");
	assert_string_equal(found(3).letter.place, "79");
}

/* Acts on the question or the idea, with the version that was seen; the key of the refusal, or NULL. */
typedef bool does(struct office *of, const struct inquiry_act *act, struct error *err);
static const struct {
	const char *name;
	does *act;
	int64_t id, version;
	const char *reporter, *public, *vi;
	const char *key;
	enum inquiry_state after;
} acts[] = {
	{ "nothing there", inquiry_route, 9, 1, "", "", "", "inquiry.none", INQUIRY_RECEIVED },
	{ "another version", inquiry_route, 1, 2, "", "", "", "inquiry.conflict",
		INQUIRY_RECEIVED },
	{ "no such reporter", inquiry_route, 1, 1, "nobody", "", "", "reporter.none",
		INQUIRY_RECEIVED },
	{ "routed", inquiry_route, 1, 1, "office", "", "", NULL, INQUIRY_HANDLED },
	{ "an empty proposal", inquiry_propose, 1, 2, "", "", "  ", "inquiry.words",
		INQUIRY_HANDLED },
	{ "proposed", inquiry_propose, 1, 2, "", "", "Vì đếm lại.", NULL, INQUIRY_HANDLED },
	{ "answered without its question", inquiry_answer, 1, 3, "", "", "Vì đếm lại.",
		"inquiry.words", INQUIRY_HANDLED },
	{ "answered", inquiry_answer, 1, 3, "", "Vì sao là 15?", "Vì đếm lại.", NULL,
		INQUIRY_ANSWERED },
	{ "routed when closed", inquiry_route, 1, 4, "office", "", "", "inquiry.state",
		INQUIRY_ANSWERED },
	{ "answered again", inquiry_answer, 1, 4, "", "Vì sao là 15?", "Vì đếm lại hai lần.", NULL,
		INQUIRY_ANSWERED },
	{ "declined without a reason", inquiry_decline, 2, 1, "", "", "", "inquiry.words",
		INQUIRY_RECEIVED },
	{ "declined", inquiry_decline, 2, 1, "", "", "Đã có.", NULL, INQUIRY_DECLINED },
};

static void acts_follow_their_rules(void **state UNUSED)
{
	for (size_t i = 0; i < COUNT(acts); i++) {
		const struct inquiry_act act = { .id = acts[i].id,
			.version = acts[i].version,
			.actor = "reviewer",
			.reporter = acts[i].reporter,
			.public = acts[i].public,
			.answer = { acts[i].vi, "" } };
		struct error err;

		print_message("  %s\n", acts[i].name);
		if (acts[i].act(office, &act, &err))
			assert_null(acts[i].key);
		else
			assert_string_equal(err.key, acts[i].key);
		if (acts[i].id < 9)
			assert_int_equal(found(acts[i].id).state, acts[i].after);
	}
}

/* A proposal is the office's until it is the answer. */
static void senders_see_no_proposal(void **state UNUSED)
{
	struct inquiry_act act = { .id = 1,
		.version = 1,
		.actor = "reviewer",
		.reporter = "office",
		.public = "Vì sao?",
		.answer = { "Chưa duyệt", "" } };
	struct reply_told told;
	struct error err;

	must(inquiry_propose(office, &act, &err), &err);
	assert_true(reply_find(&arena, dir, ticket(1), &told));
	assert_int_equal(told.state, INQUIRY_HANDLED);
	assert_string_equal(told.answer[LANG_VI], "");
	act.version = 2;
	act.answer[LANG_VI] = "Đã duyệt";
	must(inquiry_answer(office, &act, &err), &err);
	assert_true(reply_find(&arena, dir, ticket(1), &told));
	assert_string_equal(told.answer[LANG_VI], "Đã duyệt");
}

static void answer_and_decline(void)
{
	struct inquiry_act act = { .id = 1,
		.version = 1,
		.actor = "reviewer",
		.public = "Vì sao là 15?",
		.answer = { "Vì đếm lại.", "" } };
	struct error err;

	must(inquiry_answer(office, &act, &err), &err);
	act.id = 2;
	act.answer[LANG_VI] = "Lý do không công bố";
	must(inquiry_decline(office, &act, &err), &err);
}

/* The question as it was let through and its answer; of the rest numbers, and not a byte that is personal. */
static void an_edition_holds_what_is_public(void **state UNUSED)
{
	static const char *const personal[] = { "Tên Riêng", "0909-riêng", "Vì sao 15?",
		"Thêm chỉ số", "Lý do không công bố" };
	struct edition_inquiry *list;
	struct edition_tally *tallies;
	struct edition *edition;
	struct span bytes;
	struct error err;
	size_t count;

	answer_and_decline();
	set_now("2026-03-25T02:00:00Z"); /* what still waits is overdue by now */
	post(3, INQUIRY_QUESTION, "share", "Còn chờ");
	must(inquiries_settle(office, &err), &err);
	(void)publish_at(office, "2026-03-25T02:00:00Z");
	edition = edition_open(shelf_path(&arena, dir, 2), &err);
	assert_non_null(edition);
	must(edition_inquiries(edition, &arena, "share", &list, &count, &err), &err);
	assert_int_equal(count, 1);
	assert_string_equal(list->words, "Vì sao là 15?");
	assert_string_equal(list->answer[LANG_VI], "Vì đếm lại.");
	must(edition_tallies(edition, &arena, &tallies, &count, &err), &err);
	assert_int_equal(count, 2);
	assert_memory_equal(&tallies[0].tally, (&(struct inquiry_tally){ 1, 1, 1, 1, 0, 0, 0 }),
		sizeof tallies[0].tally);
	assert_int_equal(tallies[1].tally.received, 2);
	assert_int_equal(tallies[1].tally.overdue, 1);
	edition_close(edition);
	bytes = folder_read(&arena, arena_format(&arena, "%s/editions", dir), "edition-000002.db");
	for (size_t i = 0; i < COUNT(personal); i++)
		assert_null(memmem(bytes.data, bytes.size, personal[i], strlen(personal[i])));
}

/* Moves time to so many days after closing; what is kept of the sender then, in office.db as bytes. */
static void personal_data_go_when_their_time_is_over(void **state UNUSED)
{
	struct ledger_wish wish = { "", "", "inquiry-erase", 0, 5 };
	struct ledger_entry *entries;
	struct span bytes;
	struct error err;
	size_t count;

	answer_and_decline();
	set_now("2026-05-30T02:00:00Z"); /* 89 days on */
	must(inquiries_settle(office, &err), &err);
	assert_string_equal(found(1).letter.contact, "0909-riêng");
	set_now("2026-05-31T02:00:00Z");
	must(inquiries_settle(office, &err), &err);
	for (int64_t id = 1; id <= 2; id++) {
		assert_string_equal(found(id).letter.text, "");
		assert_string_equal(found(id).letter.name, "");
		assert_string_equal(found(id).letter.contact, "");
	}
	assert_string_equal(found(1).public, "Vì sao là 15?");
	bytes = folder_read(&arena, dir, "office.db");
	assert_null(memmem(bytes.data, bytes.size, "0909-riêng", strlen("0909-riêng")));
	must(ledger_list(office, &arena, &wish, &entries, &count, &err), &err);
	assert_int_equal(count, 1);
	assert_string_equal(entries->detail, "2");
}

static void a_full_inbox_takes_no_more(void **state UNUSED)
{
	const struct letter letter = { INQUIRY_IDEA, LANG_VI, "", "", "", 0, "x", "", "", CAME };
	struct error err;

	for (int i = 0; i < INBOX_MAX_WAITING; i++)
		folder_write(arena_format(&arena, "%s/inbox", dir),
			arena_format(&arena, "%s.json", ticket(1000 + i)), span_of("{}"));
	assert_false(inbox_post(dir, ticket(1), &letter, &err));
	assert_string_equal(err.key, "inbox.full");
	for (int i = 0; i < INBOX_MAX_WAITING / INQUIRIES_TAKEN; i++)
		must(inquiries_settle(office, &err), &err);
	assert_false(inbox_waits(dir));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(letters_are_taken_once, start, stop),
		cmocka_unit_test_setup_teardown(what_was_being_written_goes, start, stop),
		cmocka_unit_test_setup_teardown(what_is_no_letter_is_set_aside, start, stop),
		cmocka_unit_test_setup_teardown(a_letter_set_aside_can_come_back, start, stop),
		cmocka_unit_test_setup_teardown(
			a_subject_that_is_not_there_is_left_out, start, stop),
		cmocka_unit_test_setup_teardown(acts_follow_their_rules, start, stop),
		cmocka_unit_test_setup_teardown(senders_see_no_proposal, start, stop),
		cmocka_unit_test_setup_teardown(an_edition_holds_what_is_public, start, stop),
		cmocka_unit_test_setup_teardown(
			personal_data_go_when_their_time_is_over, start, stop),
		cmocka_unit_test_setup_teardown(a_full_inbox_takes_no_more, start, stop),
	};
	assert_true(hash_start());
	return cmocka_run_group_tests_name("inquiries", tests, NULL, NULL);
}
