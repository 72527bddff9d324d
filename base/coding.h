/*
 * base/coding.h - bytes made smaller for the way to a reader: the content codings of HTTP.
 *
 * The same bytes and coding give the same result. gzip carries no time and no name.
 */
#ifndef BASE_CODING_H
#define BASE_CODING_H

#include "base/text.h"

/* In order of preference, the last one first. */
enum coding { CODING_IDENTITY, CODING_GZIP, CODING_BROTLI, CODING_COUNT };

extern const char *const coding_names[]; /* as headers write them: identity, gzip, br, NULL */
extern const char *const coding_endings[]; /* of file names: "", .gz, .br */

/* Adds the coded bytes; false, and `ret` is as it was, for more than the libraries take. */
MUST_CHECK bool coding_pack(enum coding coding, struct span bytes, struct text *ret);

/*
 * The coding that an Accept-Encoding header (RFC 9110, 12.5.3) likes best; among equals the smaller
 * one. NULL, no coding that we have, and what cannot be read give identity.
 */
enum coding coding_choose(const char *accept_encoding);

#endif
