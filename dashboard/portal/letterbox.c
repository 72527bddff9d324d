/*
 * dashboard/portal/letterbox.c - see letterbox.h.
 *
 * The last letters that were let in stand in a ring of as many as a day may have: where its oldest is
 * younger than a day, the day is full.
 */
#include "dashboard/portal/letterbox.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "dashboard/web/peer.h"

enum { SECONDS_HOUR = 60 * 60, SECONDS_DAY = 24 * SECONDS_HOUR };

struct sender {
	unsigned char net[PEER_KEY]; /* of the address */
	int64_t at; /* 0: nobody yet */
};

struct letterbox {
	char *dir;
	struct sender ring[LETTERBOX_DAY];
	size_t next;
};

struct letterbox *letterbox_new(const char *dir)
{
	struct letterbox *box = memory_new(1, sizeof *box);

	box->dir = memory_copy(dir, strlen(dir));
	return box;
}

void letterbox_free(struct letterbox *box)
{
	if (box == NULL)
		return;
	free(box->dir);
	free(box);
}

bool letterbox_admits(struct letterbox *box, const char *address, int64_t now, struct error *err)
{
	struct sender *oldest = &box->ring[box->next];
	unsigned char net[PEER_KEY];
	bool counts = peer_key_of(address, net);
	int sent = 0;

	for (size_t i = 0; i < LETTERBOX_DAY && counts; i++)
		sent += box->ring[i].at > now - SECONDS_HOUR &&
			memcmp(box->ring[i].net, net, PEER_KEY) == 0;
	if (sent >= LETTERBOX_HOUR)
		return error_set(err, ERROR_REFUSED, "ask.often", "%d", LETTERBOX_HOUR);
	if (oldest->at > now - SECONDS_DAY)
		return error_set(err, ERROR_FAILURE, "ask.many", "%d", LETTERBOX_DAY);
	memcpy(oldest->net, net, PEER_KEY);
	oldest->at = now;
	box->next = (box->next + 1) % LETTERBOX_DAY;
	return true;
}

bool letterbox_post(struct letterbox *box, const char *address, struct letter *letter,
	char ret_code[INQUIRY_CODE], struct error *err)
{
	char now[CLOCK_INSTANT], code[INQUIRY_CODE], ticket[HASH_HEX];
	int64_t seconds = 0;

	clock_now(now);
	(void)!clock_parse(span_of(now), &seconds);
	letter->received_at = now;
	inquiry_code(code);
	if (!letterbox_admits(box, address, seconds, err) ||
		!inquiry_ticket(code, ret_code, ticket))
		return false;
	return inbox_post(box->dir, ticket, letter, err);
}

bool letterbox_find(const struct letterbox *box, struct arena *arena, const char *ticket,
	struct reply_told *ret)
{
	return reply_find(arena, box->dir, ticket, ret);
}
