/* base/gzip.h - gzip (RFC 1952) of strangers, unpacked up to a limit. */
#ifndef BASE_GZIP_H
#define BASE_GZIP_H

#include "base/error.h"
#include "base/text.h"

/*
 * Adds what `packed`, one gzip member and nothing behind it, holds; at most `most` bytes, however
 * it is packed. Keys gzip.form, gzip.large (detail: the limit); then `ret` is as it was.
 */
MUST_CHECK bool gzip_unpack(struct span packed, size_t most, struct text *ret, struct error *err);

#endif
