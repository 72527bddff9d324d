/* dashboard/web/reply.c - see reply.h. */
#include "dashboard/web/reply.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct body *body_hold(struct body *body)
{
	(void)atomic_fetch_add(&body->holders, 1);
	return body;
}

void body_drop(struct body *body)
{
	if (atomic_fetch_sub(&body->holders, 1) > 1)
		return;
	text_done(&body->bytes);
	free(body);
}

struct answer *answer_new(int status, struct text *bytes)
{
	struct answer *answer = memory_new(1, sizeof *answer);

	answer->status = status;
	answer->body = memory_new(1, sizeof *answer->body);
	answer->body->bytes = *bytes;
	*bytes = (struct text){ 0 };
	(void)body_hold(answer->body);
	return answer_hold(answer);
}

void answer_add(struct answer *answer, const char *name, const char *value)
{
	if (answer->header_count == ANSWER_MAX_HEADERS)
		abort(); /* our own headers, counted by every test */
	answer->headers[answer->header_count++] = (struct header){ name,
		memory_copy(value, strlen(value)) };
}

const char *answer_header(const struct answer *answer, const char *name)
{
	for (size_t i = 0; i < answer->header_count; i++)
		if (strcmp(answer->headers[i].name, name) == 0)
			return answer->headers[i].value;
	return NULL;
}

struct answer *answer_hold(struct answer *answer)
{
	(void)atomic_fetch_add(&answer->holders, 1);
	return answer;
}

void answer_drop(struct answer *answer)
{
	if (answer == NULL || atomic_fetch_sub(&answer->holders, 1) > 1)
		return;
	if (answer->prepared != NULL)
		answer->prepared_free(answer->prepared);
	for (size_t i = 0; i < answer->header_count; i++)
		free(answer->headers[i].value);
	body_drop(answer->body);
	free(answer);
}

/* A tag names one sequence of bytes: "abc" is "abc-br" in brotli. */
static void add_packed_tag(const char *etag, enum coding coding, struct answer *answer)
{
	text_auto tag = { 0 };

	text_addf(&tag, "%.*s-%s\"", (int)strlen(etag) - 1, etag, coding_names[coding]);
	answer_add(answer, "ETag", text_z(&tag));
}

struct answer *answer_pack(struct answer *answer, enum coding coding)
{
	struct span plain = text_span(&answer->body->bytes);
	text_auto bytes = { 0 };
	struct answer *packed;

	if (!coding_pack(coding, plain, &bytes) || bytes.size >= plain.size)
		return answer_hold(answer);
	packed = answer_new(answer->status, &bytes);
	for (size_t i = 0; i < answer->header_count; i++)
		if (strcmp(answer->headers[i].name, "ETag") == 0)
			add_packed_tag(answer->headers[i].value, coding, packed);
		else
			answer_add(packed, answer->headers[i].name, answer->headers[i].value);
	answer_add(packed, "Content-Encoding", coding_names[coding]);
	return packed;
}

void reply_done(struct reply *reply)
{
	answer_drop(reply->answer);
	reply->answer = NULL;
}

/* The comparison is the weak one: W/ in front of either tag does not matter. */
bool reply_matches(const char *if_none_match, const char *etag)
{
	size_t size = strlen(etag);
	const char *at = if_none_match;

	if (at == NULL)
		return false;
	for (;;) {
		at += strspn(at, " \t,");
		if (*at == '\0')
			return false;
		if (*at == '*')
			return at[1 + strspn(at + 1, " \t")] == '\0';
		if (strncmp(at, "W/", 2) == 0)
			at += 2;
		if (strncmp(at, etag, size) == 0)
			return true;
		if (*at++ != '"') /* not a list of tags: whatever it is, it names none */
			return false;
		at += strcspn(at, "\"");
		at += *at == '"';
	}
}
