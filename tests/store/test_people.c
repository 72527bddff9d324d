/*
 * tests/store/test_people.c - the contract of store/office/people.h, sessions.h and tokens.h.
 * TIENDO_NOW moves the clock.
 */
#include "tests/store/stage.h"

#include "base/clock.h"
#include "base/totp.h"
#include "store/office/sessions.h"
#include "store/office/tokens.h"

static const char password[] = "dài và khó đoán";

static int64_t now;

static void set_seconds(int64_t seconds)
{
	char text[CLOCK_INSTANT];

	now = seconds;
	clock_write(seconds, text);
	set_now(text);
}

static void give(const char *name, unsigned roles, const char *indicator, const char *place)
{
	struct scope scopes[SCOPE_COUNT] = { { { indicator }, *indicator != '\0' },
		{ { place }, *place != '\0' }, { { "office" }, 1 } };
	struct error err;

	must(people_set_roles(office, name, roles, scopes, 0, "local:me", &err), &err);
}

static int start(void **state)
{
	struct error err;

	set_seconds(1800000000);
	(void)stage_start(state);
	must(people_add(office, "an", "Nguyễn Văn An", password, "local:me", &err), &err);
	return 0;
}

/* What is no account. */
static const struct {
	const char *name, *display, *password, *key;
} strangers[] = {
	{ "", "An", "dài và khó đoán", "person.name" },
	{ "An", "An", "dài và khó đoán", "person.name" },
	{ "a n", "An", "dài và khó đoán", "person.name" },
	{ "đan", "An", "dài và khó đoán", "person.name" },
	{ "local:an", "An", "dài và khó đoán", "person.name" },
	{ "a1234567890123456789012345678901234567890", "An", "dài và khó đoán", "person.name" },
	{ "binh", "", "dài và khó đoán", "person.name" },
	{ "binh", "a\nb", "dài và khó đoán", "person.name" },
	{ "an", "An", "dài và khó đoán", "person.exists" },
	{ "binh", "B", "", "person.password" },
	{ "binh", "B", "ngắn quá đi", "person.password" },
	{ "binh", "B", "aaaaaaaaaaaaaaaa", "person.password" },
	{ "binh", "B", "password12345", "person.password" },
	{ "binh", "B", "MatKhau2026!!", "person.password" },
	{ "binh", "B", "binhbinhbinh", "person.password" },
	{ "binh", "B", "dài \xFF và khó đoán", "person.password" },
	{ "cuc", "C", "đúng mười hai chữ", "" },
};

static void accounts_have_names_and_passwords(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(strangers); i++) {
		struct error err = { .key = "" };
		bool added = people_add(office, strangers[i].name, strangers[i].display,
			strangers[i].password, "local:me", &err);

		wrong += row_wrong(arena_format(&arena, "%zu %s", i, strangers[i].name),
			added ? "" : err.key, strangers[i].key);
	}
	assert_int_equal(wrong, 0);
}

static void changes_are_seen_by_version(void **state UNUSED)
{
	struct scope scopes[SCOPE_COUNT] = { { { "share", "users" }, 2 }, { { "*" }, 1 },
		{ { NULL }, 0 } };
	struct person person;
	struct error err;

	must(people_set_roles(office, "an", 1U << ROLE_LEADER | 1U << ROLE_REPORTER, scopes, 1,
		     "local:me", &err),
		&err);
	assert_false(people_set_roles(office, "an", 0, scopes, 1, "local:me", &err));
	assert_string_equal(err.key, "person.conflict");
	assert_false(people_set_roles(office, "binh", 0, scopes, 0, "local:me", &err));
	assert_string_equal(err.key, "person.none");
	must(people_find(office, &arena, "an", &person, &err), &err);
	assert_string_equal(person.display, "Nguyễn Văn An");
	assert_int_equal(person.version, 2);
	assert_int_equal(person.roles, 1U << ROLE_LEADER | 1U << ROLE_REPORTER);
	assert_int_equal(person.scopes[SCOPE_INDICATOR].count, 2);
	assert_string_equal(person.scopes[SCOPE_INDICATOR].codes[1], "users");
	assert_int_equal(person.scopes[SCOPE_REPORTER].count, 0);
}

/* Every role by every right; the last column is the one at the machine. */
static const char *const rights[] = { "admin", "inbox", "publish", "review", "submit" };
static const char *const allowed[ROLE_COUNT] = { [ROLE_ADMIN] = "admin inbox publish ",
	[ROLE_LEADER] = "",
	[ROLE_REPORTER] = "submit ",
	[ROLE_REVIEWER] = "inbox publish review " };

static const char *rights_of(const char *actor)
{
	text_auto text = { 0 };
	struct error err;

	for (enum right right = RIGHT_ADMIN; right <= RIGHT_SUBMIT; right++)
		if (people_may(office, actor, right, &err))
			text_addf(&text, "%s ", rights[right]);
	return arena_copy(&arena, text_z(&text), text.size);
}

static void roles_give_rights(void **state UNUSED)
{
	int wrong = 0;
	struct error err;

	for (enum role role = ROLE_ADMIN; role < ROLE_COUNT; role++) {
		give("an", 1U << role, "*", "*");
		wrong += row_wrong(role_names[role], rights_of("an"), allowed[role]);
	}
	wrong += row_wrong("local", rights_of("local:me"), "admin inbox publish review submit ");
	wrong += row_wrong("a stranger", rights_of("xa"), "");
	wrong += row_wrong("no name", rights_of(""), "");
	wrong += row_wrong("a token that is none", rights_of("token:x"), "");
	give("an", 15, "*", "*");
	must(people_set_disabled(office, "an", true, "local:me", &err), &err);
	wrong += row_wrong("disabled", rights_of("an"), "");
	assert_int_equal(wrong, 0);
}

/* What An, of the office, may send; scope is indicator and place. */
static const struct {
	const char *indicator, *place, *reporter, *line, *key;
} scopes[] = {
	{ "share", "79", "office", "share.mic/79/2022=1", "" },
	{ "*", "79", "office", "share.mic/79/2022=1", "" },
	{ "share", "*", "office", "share.mic/79/2022=1", "" },
	{ "users", "*", "office", "share.mic/79/2022=1", "person.scope" },
	{ "share", "VN", "office", "share.mic/79/2022=1", "person.scope" },
	{ "", "*", "office", "share.mic/79/2022=1", "person.scope" },
	{ "*", "", "office", "share.mic/79/2022=1", "person.scope" },
	{ "*", "*", "bureau", "share.mic/79/2022=1", "person.scope" },
	{ "*", "*", "", "share.mic/79/2022=1", "person.reporter" },
	{ "share", "*", "office", "share.mic/79/2022=1 users.count/VN/2022=1", "person.scope" },
};

static void reporters_stay_in_their_scope(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(scopes); i++) {
		struct batch batch = make_batch(&arena, scopes[i].line);
		struct act act = { .actor = "an", .words = "" };
		struct error err = { .key = "" };
		struct receipt receipt;
		bool sent;
		int count;

		give("an", 1U << ROLE_REPORTER, scopes[i].indicator, scopes[i].place);
		batch.reporter = scopes[i].reporter;
		sent = submission_add(office, &batch, 1, "an", &receipt, &err);
		wrong += row_wrong(
			arena_format(&arena, "%zu", i), sent ? "" : err.key, scopes[i].key);
		if (!sent)
			continue;
		act.submission = receipt.submission;
		must(figures_withdraw(office, &act, &count, &err), &err);
	}
	assert_int_equal(wrong, 0);
}

/* Withdrawing and answering stay in the scope as sending does. */
static void what_is_anothers_is_left_alone(void **state UNUSED)
{
	struct batch batch = make_batch(&arena, "share.mic/79/2022=1 users.count/VN/2022=1");
	struct act act = { 1, 2, 0, "an", "" };
	struct error err;
	struct receipt receipt;
	int count;

	batch.reporter = "office";
	must(submission_add(office, &batch, 1, "local:me", &receipt, &err), &err);
	give("an", 1U << ROLE_REPORTER, "share", "*");
	assert_false(figures_withdraw(office, &act, &count, &err));
	assert_string_equal(err.key, "person.scope");
	act.position = 0;
	assert_false(figures_withdraw(office, &act, &count, &err));
	act.position = 1;
	must(figures_withdraw(office, &act, &count, &err), &err);
}

static const char *sign_in(
	const char *name, const char *word, const char *code, char value[SECRET_HEX])
{
	struct signin signin = { name, word, code, "192.0.2.1" };
	struct error err = { .key = "" };

	if (session_open(office, &signin, value, &err))
		return "in";
	return strcmp(err.key, "signin.wait") == 0 ? arena_format(&arena, "wait %s", err.detail)
						   : err.key;
}

static const char *session_of(const char *value)
{
	struct person person;
	struct error err;

	return session_find(office, &arena, value, &person, &err) ? person.name : err.key;
}

static void a_session_lives_a_while(void **state UNUSED)
{
	char one[SECRET_HEX], two[SECRET_HEX];
	struct error err;

	assert_string_equal(sign_in("an", password, "", one), "in");
	assert_string_equal(sign_in("an", password, "", two), "in");
	assert_string_not_equal(one, two);
	assert_string_equal(session_of(one), "an");
	assert_string_equal(session_of(""), "session.none");
	assert_string_equal(session_of("an"), "session.none");
	must(session_close(office, one, &err), &err);
	assert_string_equal(session_of(one), "session.none");
	/* used now and then it lives for its whole life, and no longer */
	for (int i = 1; i * 1500 < SESSION_LIFE_SECONDS; i++) {
		set_seconds(1800000000 + i * 1500);
		assert_string_equal(session_of(two), "an");
	}
	set_seconds(1800000000 + SESSION_LIFE_SECONDS);
	assert_string_equal(session_of(two), "session.none");
	/* idle, it ends */
	assert_string_equal(sign_in("an", password, "", one), "in");
	set_seconds(now + SESSION_IDLE_SECONDS - 1);
	assert_string_equal(session_of(one), "an");
	set_seconds(now + SESSION_IDLE_SECONDS);
	assert_string_equal(session_of(one), "session.none");
}

static void sessions_end_with_what_gave_them(void **state UNUSED)
{
	char value[SECRET_HEX];
	struct error err;

	assert_string_equal(sign_in("an", password, "", value), "in");
	must(people_set_password(office, "an", "khác và cũng khó", "an", &err), &err);
	assert_string_equal(session_of(value), "session.none");
	assert_string_equal(sign_in("an", password, "", value), "signin.wrong");
	assert_string_equal(sign_in("an", "khác và cũng khó", "", value), "in");
	must(session_close_all(office, "an", "local:me", &err), &err);
	assert_string_equal(session_of(value), "session.none");
	assert_string_equal(sign_in("an", "khác và cũng khó", "", value), "in");
	must(people_set_disabled(office, "an", true, "local:me", &err), &err);
	assert_string_equal(session_of(value), "session.none");
	assert_string_equal(sign_in("an", "khác và cũng khó", "", value), "signin.wrong");
	must(people_set_disabled(office, "an", false, "local:me", &err), &err);
	assert_string_equal(sign_in("an", "khác và cũng khó", "", value), "in");
}

/* Attempts, second by second; nobody is locked out for ever. */
static void attempts_are_slowed_down(void **state UNUSED)
{
	static const int waits[] = { 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900 };
	char value[SECRET_HEX];

	for (int i = 0; i < SIGNIN_FREE_BY_NAME; i++)
		assert_string_equal(sign_in("an", "wrong", "", value), "signin.wrong");
	for (size_t i = 0; i < COUNT(waits); i++) {
		set_seconds(now + waits[i] - 1);
		/* too early: refused without being looked at, even if it is right */
		assert_string_equal(sign_in("an", password, "", value), "wait 1");
		set_seconds(now + 1);
		assert_string_equal(sign_in("an", "wrong", "", value), "signin.wrong");
	}
	set_seconds(now + SIGNIN_MAX_WAIT_SECONDS);
	assert_string_equal(sign_in("an", password, "", value), "in");
	assert_string_equal(sign_in("an", "wrong", "", value), "signin.wrong");
}

/* Unknown names are answered as wrong passwords are, and slowed down as well; so are addresses. */
static void names_are_not_given_away(void **state UNUSED)
{
	char value[SECRET_HEX];

	for (int i = 0; i < SIGNIN_FREE_BY_NAME; i++)
		assert_string_equal(sign_in("xa", "wrong", "", value), "signin.wrong");
	assert_string_equal(sign_in("xa", "wrong", "", value), "wait 1");
	for (int i = SIGNIN_FREE_BY_NAME; i < SIGNIN_FREE_BY_ADDRESS; i++)
		assert_string_equal(sign_in(arena_format(&arena, "xa%d", i), "wrong", "", value),
			"signin.wrong");
	assert_string_equal(sign_in("an", password, "", value), "wait 1");
}

static void a_second_factor_is_asked_for(void **state UNUSED)
{
	char secret[TOTP_SECRET_HEX], code[TOTP_CODE], value[SECRET_HEX];
	struct person person;
	text_auto everything = { 0 };
	struct error err;

	totp_secret(secret);
	must(people_set_second(office, "an", secret, "an", &err), &err);
	must(people_find(office, &arena, "an", &person, &err), &err);
	assert_true(person.second);
	office_text(dir, &everything);
	assert_null(strstr(text_z(&everything), secret)); /* it is kept sealed */
	totp_code(secret, now / TOTP_STEP_SECONDS, code);
	assert_string_equal(sign_in("an", password, "", value), "signin.code");
	assert_string_equal(sign_in("an", "wrong", code, value), "signin.wrong");
	assert_string_equal(sign_in("an", password, code[0] == '0' ? "111111" : "000000", value),
		"signin.code");
	assert_string_equal(sign_in("an", password, code, value), "in");
	assert_string_equal(sign_in("an", password, code, value), "signin.code"); /* once */
	set_seconds(now + TOTP_STEP_SECONDS);
	totp_code(secret, now / TOTP_STEP_SECONDS, code);
	assert_string_equal(sign_in("an", password, code, value), "in");
	must(people_set_second(office, "an", NULL, "local:me", &err), &err);
	assert_string_equal(sign_in("an", password, "", value), "in");
}

static const char *send_as(const char *actor, const char *reporter, const char *line)
{
	struct batch batch = make_batch(&arena, line);
	struct error err = { .key = "" };
	struct receipt receipt;

	batch.reporter = reporter;
	return submission_add(office, &batch, 1, actor, &receipt, &err) ? "" : err.key;
}

static void tokens_speak_for_a_reporter(void **state UNUSED)
{
	struct scope share = { { "share" }, 1 }, strange = { { "nothing" }, 1 };
	char value[TOKEN_VALUE], other[TOKEN_VALUE];
	struct token found;
	text_auto everything = { 0 };
	struct error err;

	must(token_add(office, "push", "office", &share, 30, "local:me", value, &err), &err);
	assert_false(token_add(office, "push", "office", &share, 30, "local:me", other, &err));
	assert_string_equal(err.key, "token.exists");
	assert_false(token_add(office, "b", "office", &strange, 30, "local:me", other, &err));
	assert_string_equal(err.key, "indicator.none");
	assert_false(token_add(office, "b", "nobody", &share, 30, "local:me", other, &err));
	assert_string_equal(err.key, "reporter.none");
	assert_false(token_add(office, "b", "office", &share, 367, "local:me", other, &err));
	assert_string_equal(err.key, "token.days");
	assert_false(token_add(office, "b", "office", &share, 30, "an", other, &err));
	assert_string_equal(err.key, "person.role");
	office_text(dir, &everything);
	assert_null(strstr(text_z(&everything), value + 4)); /* it is kept as a hash */
	must(token_find(office, &arena, value, &found, &err), &err);
	assert_string_equal(found.name, "push");
	assert_false(token_find(office, &arena, value + 4, &found, &err));
	assert_string_equal(err.key, "token.wrong");
	assert_string_equal(send_as("token:push", "office", "share.mic/79/2022=1"), "");
	assert_string_equal(send_as("token:push", "bureau", "share.mic/79/2023=1"), "person.scope");
	assert_string_equal(
		send_as("token:push", "office", "users.count/VN/2022=1"), "person.scope");
	set_seconds(now + INT64_C(30) * 86400);
	assert_false(token_find(office, &arena, value, &found, &err));
	assert_string_equal(send_as("token:push", "office", "share.mic/79/2023=1"), "token.wrong");
	set_seconds(now - 86400);
	must(token_revoke(office, "push", "local:me", &err), &err);
	assert_false(token_revoke(office, "push", "local:me", &err));
	assert_string_equal(err.key, "token.none");
	assert_false(token_find(office, &arena, value, &found, &err));
	assert_string_equal(send_as("token:push", "office", "share.mic/79/2023=1"), "token.wrong");
}

static const char *admit(const char *value, const char *address)
{
	struct token token;
	struct error err;

	if (token_admit(office, &arena, value, address, &token, &err))
		return token.name;
	return *err.detail == '\0' ? err.key : arena_format(&arena, "%s %s", err.key, err.detail);
}

/* An address that sends wrong tokens waits; a right one passes, and people sign in, all the same. */
static void wrong_tokens_are_slowed_down(void **state UNUSED)
{
	struct scope all = { { "*" }, 1 };
	char value[TOKEN_VALUE], session[SECRET_HEX];
	text_auto before = { 0 }, after = { 0 };
	struct error err;

	must(token_add(office, "push", "office", &all, 30, "local:me", value, &err), &err);
	for (int i = 0; i < SIGNIN_FREE_BY_ADDRESS; i++)
		assert_string_equal(admit("tdo_no", "192.0.2.1"), "token.wrong");
	office_text(dir, &before);
	assert_string_equal(admit("tdo_no", "192.0.2.1"), "token.wait 1");
	office_text(dir, &after);
	assert_string_equal(text_z(&after), text_z(&before)); /* it costs nothing */
	assert_string_equal(admit("tdo_no", "192.0.2.2"), "token.wrong");
	assert_string_equal(admit(value, "192.0.2.1"), "push");
	assert_string_equal(sign_in("an", password, "", session), "in");
	set_seconds(now + 1);
	assert_string_equal(admit("tdo_no", "192.0.2.1"), "token.wrong");
	assert_string_equal(admit("tdo_no", "192.0.2.1"), "token.wait 2");
	set_seconds(now + SIGNIN_MEMORY_SECONDS);
	assert_string_equal(admit("tdo_no", "192.0.2.1"), "token.wrong");
	assert_string_equal(admit("tdo_no", "192.0.2.1"), "token.wrong");
}

/* Only an admin changes accounts; everybody his own password. */
static void accounts_are_an_admins_work(void **state UNUSED)
{
	struct error err;

	give("an", 1U << ROLE_REPORTER | 1U << ROLE_REVIEWER | 1U << ROLE_LEADER, "*", "*");
	assert_false(people_add(office, "binh", "B", password, "an", &err));
	assert_string_equal(err.key, "person.role");
	assert_false(people_set_disabled(office, "an", true, "an", &err));
	assert_false(people_set_roles(
		office, "an", 15, (struct scope[SCOPE_COUNT]){ { { NULL }, 0 } }, 0, "an", &err));
	must(people_set_password(office, "an", "khác và cũng khó", "an", &err), &err);
	give("an", 1U << ROLE_ADMIN, "*", "*");
	must(people_add(office, "binh", "B", password, "an", &err), &err);
	assert_false(people_set_password(office, "an", password, "binh", &err));
	assert_string_equal(err.key, "person.role");
}

#define PEOPLE_TEST(name) cmocka_unit_test_setup_teardown(name, start, stage_stop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PEOPLE_TEST(accounts_have_names_and_passwords),
		PEOPLE_TEST(changes_are_seen_by_version),
		PEOPLE_TEST(roles_give_rights),
		PEOPLE_TEST(reporters_stay_in_their_scope),
		PEOPLE_TEST(what_is_anothers_is_left_alone),
		PEOPLE_TEST(a_session_lives_a_while),
		PEOPLE_TEST(sessions_end_with_what_gave_them),
		PEOPLE_TEST(attempts_are_slowed_down),
		PEOPLE_TEST(names_are_not_given_away),
		PEOPLE_TEST(a_second_factor_is_asked_for),
		PEOPLE_TEST(tokens_speak_for_a_reporter),
		PEOPLE_TEST(wrong_tokens_are_slowed_down),
		PEOPLE_TEST(accounts_are_an_admins_work),
	};
	return cmocka_run_group_tests_name("people", tests, NULL, NULL);
}
