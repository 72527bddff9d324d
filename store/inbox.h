/*
 * store/inbox.h - what citizens send, on its way to the office, and what they are told on its way back.
 *
 *   DIR/inbox/TICKET.json     written by the portal: a letter, whole or not there
 *   DIR/replies/TICKET.json   written by the office: its state, and the answer
 *
 * Two folders of small files instead of a database: the portal never opens anything of the office's, and
 * the office reads nothing of the portal's but JSON of known members with limits. A ticket is the hash of
 * a code (indicators/inquiry.h): nothing here says the code itself.
 */
#ifndef STORE_INBOX_H
#define STORE_INBOX_H

#include "base/arena.h"
#include "base/clock.h"
#include "indicators/inquiry.h"

enum {
	INBOX_MAX_WAITING = 2000, /* letters the office has not taken; no more are let in */
	INBOX_MAX_FILE = 64 << 10, /* bytes of a letter or a reply */
};

struct letter {
	enum inquiry_kind kind;
	enum lang lang; /* of the page it was written on */
	const char *indicator, *place; /* codes; "" for none */
	const char *period; /* a label, or as it was written; "" for none */
	int edition; /* number; 0 for none */
	const char *text, *name, *contact; /* the last two may be "" */
	const char *received_at; /* an instant */
};

/*
 * Keeps a letter: when this returns true it is on the disk. Keys inbox.full (INBOX_MAX_WAITING, or no room
 * on the disk), inbox.none (there is no folder for them).
 */
MUST_CHECK bool inbox_post(
	const char *dir, const char *ticket, const struct letter *letter, struct error *err);

/* Removes what was being written when a portal was killed; for a portal that starts. */
void inbox_clear(const char *dir);

/* Are there letters to take? */
bool inbox_waits(const char *dir);

/* Up to `most` tickets of letters to take, in no order. */
MUST_CHECK size_t inbox_list(
	struct arena *arena, const char *dir, size_t most, const char **ret_tickets);

/* Reads one; key inbox.form for what is no such letter or cannot be read: then it is set aside as
   TICKET.json.refused, and is taken in when that ending is gone. */
MUST_CHECK bool inbox_read(struct arena *arena, const char *dir, const char *ticket,
	struct letter *ret, struct error *err);

/* The same of what was set aside. */
MUST_CHECK size_t inbox_refused(
	struct arena *arena, const char *dir, size_t most, const char **ret_tickets);

/* After it has been taken. */
void inbox_drop(const char *dir, const char *ticket);

/* What its sender may see. */
struct reply_told {
	enum inquiry_state state;
	int received, due, closed; /* days; closed 0: not yet */
	const char *answer[LANG_COUNT]; /* or the reason; "" for none */
};

MUST_CHECK bool reply_write(
	const char *dir, const char *ticket, const struct reply_told *told, struct error *err);

/* Of a letter that the office has not taken: received. False where there is no such ticket. */
MUST_CHECK bool reply_find(
	struct arena *arena, const char *dir, const char *ticket, struct reply_told *ret);

#endif
