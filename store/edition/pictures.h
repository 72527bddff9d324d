/* store/edition/pictures.h - the pictures of an edition's pages: their bytes, by hash. */
#ifndef STORE_EDITION_PICTURES_H
#define STORE_EDITION_PICTURES_H

#include "store/edition/open.h"

struct db;

/* The bytes of a picture that a page of the edition has, a JPEG. Key picture.none. */
MUST_CHECK bool edition_picture(struct edition *edition, struct arena *arena, const char *hash,
	struct span *ret, struct error *err);

/* Copies the pictures that the office's pages have now; for build.c. */
MUST_CHECK bool pictures_copy(struct db *office, struct db *edition, struct error *err);

/* The same of an office; a picture that pages of before had is there too. */
MUST_CHECK bool picture_bytes(
	struct db *db, struct arena *arena, const char *hash, struct span *ret, struct error *err);

#endif
