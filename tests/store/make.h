/*
 * tests/store/make.h - offices, batches and what is in them, from one line of text and back.
 *
 * A batch is words such as `share.mic/79/2022=15.4E~2023-01-31*Sex=F`: indicator, method, place
 * (CODE or CODE@DATE), period; a value with a status after it, a status alone for an absent value,
 * or parts (`=1:3`); then, if at all, a vintage and a breakdown. A '!' at the end is a note.
 */
#ifndef TESTS_STORE_MAKE_H
#define TESTS_STORE_MAKE_H

#include "tests/support/rows.h"

#include "store/edition/shelf.h"
#include "store/office/publish.h"
#include "store/office/queue.h"
#include "store/office/workflow.h"
#include "tests/store/folder.h"
#include "tests/store/small.h"

/* The test fails, and says why. */
void must(bool fine, const struct error *err);

/* A new office with small.h's catalogue in it, opened; the test fails where that cannot be. */
struct office *make_office(const char *dir);
struct office *reopen(const char *dir);

/* The line's figures; its bytes are the evidence. Lines count from 1. */
struct batch make_batch(struct arena *arena, const char *line);

/* Submits a line, approves all that waits; publishes at `at` without a note. */
struct receipt submit(struct office *office, const char *line);
void approve_all(struct office *office);
struct publication publish_at(struct office *office, const char *at);
/* All three. */
void publish_line(struct office *office, const char *line, const char *at);

/* Moves the clock that TIENDO_NOW is. */
void set_now(const char *instant);

/* `added/corrected/unchanged`, or the refusal's `!key@line`. */
void submit_text(struct office *office, const char *line, struct text *ret);

/* The figures of an edition file, current or superseded, in key order: as in a batch, with
   `[since-until]` after each and a ';'. */
void edition_text(const char *dir, int number, bool current, struct text *ret);

/* Every row of every table of office.db. */
void office_text(const char *dir, struct text *ret);

/* Runs SQL on office.db as a stranger would; the test fails where SQLite does. */
void office_sql(const char *dir, const char *sql);

#endif
