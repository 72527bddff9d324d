/*
 * tests/store/model.h - how an office should behave, kept in arrays: what test_model.c compares with.
 *
 * model_*() does one act to `model` and writes the outcome: a count, a receipt, or `!key`.
 */
#ifndef TESTS_STORE_MODEL_H
#define TESTS_STORE_MODEL_H

#include "tests/store/make.h"

enum { MODEL_ACTS = 200, MODEL_FIGURES = MODEL_ACTS * 3, KEYS = 4, ACTORS = 7, OUTCOME = 80 };

extern const char *const model_keys[KEYS];

/* Who acts: may they send (all, or only share), decide, publish; or why nothing at all. */
extern const struct model_actor {
	const char *name, *refusal;
	bool sends, decides, only_share;
} actors[ACTORS];

enum state { SUBMITTED, RETURNED, APPROVED, PUBLISHED, WITHDRAWN, STATES };

struct figure {
	int submission, position, key, value, revision;
	enum state state;
	int version, since, until;
};

struct sent {
	int author, version;
	bool draft;
	bool answered[4][ACTORS]; /* by position; 0: all of it */
};

/* What was sent under a key of the sender's, and the answer. */
struct kept {
	char content[120], answer[OUTCOME];
};

struct world {
	struct figure figures[MODEL_FIGURES];
	struct sent sent[MODEL_ACTS + 1]; /* by id, from 1 */
	struct kept kept[ACTORS][3];
	int figure_count, sent_count, editions;
};
extern struct world model;

struct wish {
	int actor, count, idempotency; /* 0: no key */
	int keys[3], values[3];
	bool reason;
	int draft, version; /* 0: none, any */
	char line[100];
};

enum kind { APPROVE, RETURN, ANSWER, WITHDRAW, KINDS };

/* What an act is done to, and what comes of it. */
extern const struct model_kind {
	bool from[STATES];
	enum state to;
	bool decides, words;
} model_kinds[KINDS];

/* Is the figure one the act is about? */
bool model_in_range(const struct figure *figure, const struct act *act);

/* Why the actor may send nothing, or NULL. */
const char *model_may_send(int actor);

void model_submit(const struct wish *wish, char ret[OUTCOME]);
void model_act(enum kind kind, const struct act *act, int actor, char ret[OUTCOME]);
void model_publish(int actor, char ret[OUTCOME]);

#endif
