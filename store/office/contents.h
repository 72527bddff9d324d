/*
 * store/office/contents.h - pages of the portal's sections as people write them: programmes, documents,
 * services, news, handbook and the rest.
 *
 * Each change is an act of administration with an entry of its own, subject "content SECTION/SLUG", whose
 * detail names what changed and the hash of the page as it stood before (contents_past). Readers see it
 * with the next edition. `seen` is contents_seen() of the page that was looked at: whoever saw
 * another one than stands there now is refused. Keys of all: person.*, contents.conflict.
 */
#ifndef STORE_OFFICE_CONTENTS_H
#define STORE_OFFICE_CONTENTS_H

#include "base/hash.h"
#include "indicators/content_check.h"
#include "store/office/office.h"

/* A mark of a page as it is. */
void contents_seen(const struct content_page *page, char ret[HASH_HEX]);

/*
 * Adds a page where there is none of its section and slug (`seen` is ""), or puts it in the place of the one
 * that was seen; the picture stays, and what a decision says of itself (content_is_decided). Changing nothing is no act. Keys
 * content.* of content_check.h (detail: the member, or what stands there), content.slug (small letters, digits and
 * single hyphens), content.full, content.indicator (twice).
 */
MUST_CHECK bool contents_put(struct office *office, const struct content_page *page,
	const char *seen, const char *actor, struct error *err);

/* Takes a page off. Keys content.none; content.decided (a decision of the catalogue), content.rested (a
   programme rests on it; detail: which). */
MUST_CHECK bool contents_retire(struct office *office, enum content_section section,
	const char *slug, const char *seen, const char *actor, struct error *err);

/*
 * The picture of a page, made anew from `bytes` (base/picture.h); empty bytes leave the picture that is there,
 * or, where both texts are "", take it away. Both texts are needed else. Keys content.none, content.alt,
 * content.picture (a document or a service has none), picture.*.
 */
struct contents_picture {
	enum content_section section;
	const char *slug, *seen;
	struct span bytes;
	const char *alt[LANG_COUNT];
};
MUST_CHECK bool contents_set_picture(struct office *office, const struct contents_picture *picture,
	const char *actor, struct error *err);

/* The bytes of a picture, a JPEG; a page as it stood before an act, JSON. Keys picture.none, content.none. */
MUST_CHECK bool contents_picture_bytes(struct office *office, struct arena *arena, const char *hash,
	struct span *ret, struct error *err);
MUST_CHECK bool contents_past(struct office *office, struct arena *arena, const char *hash,
	const char **ret, struct error *err);

#endif
