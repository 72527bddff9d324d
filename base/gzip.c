/* base/gzip.c - see gzip.h: counts what comes out, and never asks what the header promises. */
#include "base/gzip.h"

#include <limits.h>

#define ZLIB_CONST
#include <zlib.h>

enum { GZIP_ONLY = 16, PIECE = 32 << 10 };

enum outcome { WHOLE, BROKEN, TOO_LARGE };

static enum outcome unpack(z_stream *stream, size_t most, struct text *ret)
{
	size_t left = most;
	int state;

	do {
		char piece[PIECE];
		size_t size;

		stream->next_out = (Bytef *)piece;
		stream->avail_out = sizeof piece;
		state = inflate(stream, Z_NO_FLUSH);
		size = sizeof piece - stream->avail_out;
		if (size > left)
			return TOO_LARGE;
		left -= size;
		text_add(ret, (struct span){ piece, size });
	} while (state == Z_OK);
	/* cut short, the last call had nothing to do and said so */
	return state == Z_STREAM_END && stream->avail_in == 0 ? WHOLE : BROKEN;
}

bool gzip_unpack(struct span packed, size_t most, struct text *ret, struct error *err)
{
	z_stream stream = { 0 };
	size_t before = ret->size;
	enum outcome outcome = BROKEN;

	if (packed.size <= UINT_MAX && inflateInit2(&stream, MAX_WBITS + GZIP_ONLY) == Z_OK) {
		stream.next_in = (const Bytef *)packed.data;
		stream.avail_in = (uInt)packed.size;
		outcome = unpack(&stream, most, ret);
		(void)inflateEnd(&stream);
	}
	if (outcome == WHOLE)
		return true;
	text_cut(ret, before);
	return outcome == TOO_LARGE ? error_set(err, ERROR_REFUSED, "gzip.large", "%zu", most)
				    : error_set(err, ERROR_REFUSED, "gzip.form", "%s", "");
}
