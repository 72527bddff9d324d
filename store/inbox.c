/* store/inbox.c - see inbox.h. */
#include "store/inbox.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/json.h"
#include "base/utf8.h"

#define ENDING ".json"
#define REFUSED ".refused" /* after it */
#define TICKET_LETTERS "0123456789abcdef"

static const char *path_of(
	struct arena *arena, const char *dir, const char *folder, const char *ticket)
{
	return arena_format(arena, "%s/%s/%s" ENDING, dir, folder, ticket);
}

/* Is it a ticket and this ending? */
static bool is_named(const char *name, const char *ending)
{
	return strspn(name, TICKET_LETTERS) == HASH_HEX - 1 &&
		strcmp(name + HASH_HEX - 1, ending) == 0;
}

/* How many files the inbox holds, those set aside too, counted up to `most`; -1 where there is no folder. */
static long count_files(const char *dir, long most)
{
	arena_auto arena = { 0 };
	DIR *listing = opendir(arena_format(&arena, "%s/inbox", dir));
	const struct dirent *entry;
	long count = 0;

	if (listing == NULL)
		return -1;
	while (count < most && (entry = readdir(listing)) != NULL)
		count += *entry->d_name != '.';
	(void)closedir(listing);
	return count;
}

void inbox_clear(const char *dir)
{
	arena_auto arena = { 0 };

	file_clear(arena_format(&arena, "%s/inbox", dir));
}

bool inbox_waits(const char *dir)
{
	const char *found;
	arena_auto arena = { 0 };

	return inbox_list(&arena, dir, 1, &found) > 0;
}

static size_t list_files(struct arena *arena, const char *dir, const char *ending, size_t most,
	const char **ret_tickets)
{
	DIR *listing = opendir(arena_format(arena, "%s/inbox", dir));
	const struct dirent *entry;
	size_t count = 0;

	if (listing == NULL)
		return 0;
	while (count < most && (entry = readdir(listing)) != NULL)
		if (is_named(entry->d_name, ending))
			ret_tickets[count++] = arena_copy(arena, entry->d_name, HASH_HEX - 1);
	(void)closedir(listing);
	return count;
}

size_t inbox_list(struct arena *arena, const char *dir, size_t most, const char **ret_tickets)
{
	return list_files(arena, dir, ENDING, most, ret_tickets);
}

size_t inbox_refused(struct arena *arena, const char *dir, size_t most, const char **ret_tickets)
{
	return list_files(arena, dir, ENDING REFUSED, most, ret_tickets);
}

void inbox_drop(const char *dir, const char *ticket)
{
	arena_auto arena = { 0 };

	(void)unlink(path_of(&arena, dir, "inbox", ticket));
}

static json_t *letter_json(const struct letter *letter)
{
	return json_pack("{s:s,s:s,s:s,s:s,s:s,s:i,s:s,s:s,s:s,s:s}", "kind",
		inquiry_kinds[letter->kind], "lang", letter->lang == LANG_EN ? "en" : "vi",
		"indicator", letter->indicator, "place", letter->place, "period", letter->period,
		"edition", letter->edition, "text", letter->text, "name", letter->name, "contact",
		letter->contact, "received_at", letter->received_at);
}

bool inbox_post(const char *dir, const char *ticket, const struct letter *letter, struct error *err)
{
	arena_auto arena = { 0 };
	json_auto_t *json = letter_json(letter);
	const long waiting = count_files(dir, INBOX_MAX_WAITING);
	text_auto text = { 0 };
	struct error trouble;

	if (waiting < 0)
		return error_set(err, ERROR_FAILURE, "inbox.none", "%s", strerror(errno));
	if (waiting >= INBOX_MAX_WAITING)
		return error_set(err, ERROR_FAILURE, "inbox.full", "%d", INBOX_MAX_WAITING);
	json_write(json, &text);
	return file_write(
		       path_of(&arena, dir, "inbox", ticket), text_span(&text), 0640, &trouble) ||
		error_set(err, ERROR_FAILURE, "inbox.full", "%s", trouble.detail);
}

/* The member as plain text of up to `most` characters; NULL where it is none. */
static const char *member(struct arena *arena, const json_t *json, const char *name, size_t most)
{
	const char *text = json_text(json, name);

	if (text == NULL || utf8_count(span_of(text)) > most || !utf8_is_plain(span_of(text)))
		return NULL;
	return arena_copy(arena, text, strlen(text));
}

/* A whole number from 0; -1 for anything else. */
static int number(const json_t *json, const char *name)
{
	const json_t *value = json_object_get(json, name);
	const json_int_t n = json_is_integer(value) ? json_integer_value(value) : -1;

	return n < 0 || n > 1 << 30 ? -1 : (int)n;
}

static int choice(const json_t *json, const char *name, const char *const *names)
{
	const char *text = json_text(json, name);

	return text == NULL ? -1 : text_index(names, text);
}

static bool letter_of(struct arena *arena, const json_t *json, struct letter *ret)
{
	static const char *const langs[] = { [LANG_VI] = "vi", [LANG_EN] = "en", NULL };
	const int kind = choice(json, "kind", inquiry_kinds), lang = choice(json, "lang", langs);
	const struct letter letter = { .kind = (enum inquiry_kind)kind,
		.lang = (enum lang)lang,
		.indicator = member(arena, json, "indicator", INQUIRY_MAX_NAME),
		.place = member(arena, json, "place", INQUIRY_MAX_NAME),
		.period = member(arena, json, "period", INQUIRY_MAX_PERIOD),
		.edition = number(json, "edition"),
		.text = member(arena, json, "text", INQUIRY_MAX_TEXT),
		.name = member(arena, json, "name", INQUIRY_MAX_NAME),
		.contact = member(arena, json, "contact", INQUIRY_MAX_NAME),
		.received_at = member(arena, json, "received_at", CLOCK_INSTANT) };
	int64_t seconds;

	*ret = letter;
	return kind >= 0 && lang >= 0 && letter.indicator != NULL && letter.place != NULL &&
		letter.period != NULL && letter.edition >= 0 && letter.text != NULL &&
		*letter.text != '\0' && letter.name != NULL && letter.contact != NULL &&
		letter.received_at != NULL && clock_parse(span_of(letter.received_at), &seconds);
}

/* A JSON file of a ticket; NULL where it cannot be read. */
static json_t *read_json(struct arena *arena, const char *path, struct error *err)
{
	struct span bytes;

	return file_read(arena, path, INBOX_MAX_FILE, &bytes, err) ? json_read(bytes, err) : NULL;
}

bool inbox_read(struct arena *arena, const char *dir, const char *ticket, struct letter *ret,
	struct error *err)
{
	const char *path = path_of(arena, dir, "inbox", ticket);
	json_auto_t *json = read_json(arena, path, err);

	if (json != NULL && letter_of(arena, json, ret))
		return true;
	(void)rename(path, arena_format(arena, "%s" REFUSED, path));
	return error_set(err, ERROR_REFUSED, "inbox.form", "%s", ticket);
}

bool reply_write(
	const char *dir, const char *ticket, const struct reply_told *told, struct error *err)
{
	arena_auto arena = { 0 };
	json_auto_t *json = json_pack("{s:s,s:i,s:i,s:i,s:s,s:s}", "state",
		inquiry_states[told->state], "received", told->received, "due", told->due, "closed",
		told->closed, "answer_vi", told->answer[LANG_VI], "answer_en",
		told->answer[LANG_EN]);
	text_auto text = { 0 };

	json_write(json, &text);
	return file_write(path_of(&arena, dir, "replies", ticket), text_span(&text), 0644, err);
}

static bool told_of(struct arena *arena, const json_t *json, struct reply_told *ret)
{
	const int state = choice(json, "state", inquiry_states);

	*ret = (struct reply_told){ .state = (enum inquiry_state)state,
		.received = number(json, "received"),
		.due = number(json, "due"),
		.closed = number(json, "closed"),
		.answer = { member(arena, json, "answer_vi", INQUIRY_MAX_TEXT),
			member(arena, json, "answer_en", INQUIRY_MAX_TEXT) } };
	return state >= 0 && ret->received >= 0 && ret->due >= 0 && ret->closed >= 0 &&
		ret->answer[LANG_VI] != NULL && ret->answer[LANG_EN] != NULL;
}

/* The letter first: a reply is there before its letter goes, so that one of the two is always found. */
bool reply_find(struct arena *arena, const char *dir, const char *ticket, struct reply_told *ret)
{
	struct error ignored;
	json_auto_t *sent = read_json(arena, path_of(arena, dir, "inbox", ticket), &ignored);
	json_auto_t *told = read_json(arena, path_of(arena, dir, "replies", ticket), &ignored);
	struct letter letter;
	int64_t seconds;

	if (told != NULL)
		return told_of(arena, told, ret);
	if (sent == NULL || !letter_of(arena, sent, &letter) ||
		!clock_parse(span_of(letter.received_at), &seconds))
		return false;
	*ret = (struct reply_told){ .state = INQUIRY_RECEIVED,
		.received = clock_day(seconds),
		.due = inquiry_due(clock_day(seconds)),
		.answer = { "", "" } };
	return true;
}
