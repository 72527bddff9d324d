/*
 * store/edition/peers.h - what other places of the same kind say in the same period.
 */
#ifndef STORE_EDITION_PEERS_H
#define STORE_EDITION_PEERS_H

#include "store/edition/open.h"

/*
 * The current figures (breakdown "") of one method in one period at every place
 * of the same level under the same parent as `like`, itself among them; in the
 * order of place ids. They live in the arena.
 */
MUST_CHECK bool edition_peers(struct edition *edition, struct arena *arena,
	const struct method *method, const struct place *like, const struct period *period,
	struct observation **ret, size_t *ret_count, struct error *err);

/* Do at least two places of the same level under the same parent as `like` have a figure of the method? */
MUST_CHECK bool edition_spread(struct edition *edition, const struct method *method,
	const struct place *like, bool *ret, struct error *err);

#endif
