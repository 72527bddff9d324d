/* store/edition/judge_private.h - what the files that judge an edition share. */
#ifndef STORE_EDITION_JUDGE_PRIVATE_H
#define STORE_EDITION_JUDGE_PRIVATE_H

#include "indicators/catalogue.h"
#include "indicators/judgement.h"
#include "store/db.h"

enum { JUDGING_LEVELS = PLACE_WARD + 1 };

/* What the places of a level have done by one method; read once, when first asked for. */
struct judging_level {
	bool read;
	struct outlook_sibling *list;
	size_t count;
};

/* Whose series is judged. */
struct judging {
	struct db *edition;
	const struct catalogue *catalogue;
	const struct indicator *indicator;
	const struct method *method;
	struct arena *arena; /* of the method, for what its places share */
	struct judging_level *levels; /* by enum place_level */
	const char *place; /* a code */
	const struct plan *plan; /* of the place; NULL for none */
	int today;
	struct error *err;
};

/* judge_evidence.c: what is known beside the series. It lives in the arena. */
MUST_CHECK bool judging_read(const struct judging *judging, struct arena *arena,
	struct series *series, struct judgement_input *ret);

/* judge_words.c: the tables verdict, axis and comparison. */
MUST_CHECK bool judgement_write(const struct judging *judging, const struct judgement *judgement);

/* judge_outlook.c: the tables outlook, pace, forecast and forecast_point. */
MUST_CHECK bool outlook_write(const struct judging *judging, const struct judgement *judgement);

#endif
