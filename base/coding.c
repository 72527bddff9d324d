/*
 * base/coding.c - see coding.h.
 *
 * 50 kB take a millisecond in either coding. Brotli's highest quality takes fifty for a tenth less.
 */
#include "base/coding.h"

#include <brotli/encode.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define ZLIB_CONST
#include <zlib.h>

#include "base/memory.h"

enum { GZIP_ONLY = 16, GZIP_LEVEL = 9, GZIP_MEMORY = 9, BROTLI_QUALITY = 6, BROTLI_WINDOW = 22 };
enum { FULL_QUALITY = 1000 };

const char *const coding_names[] = { "identity", "gzip", "br", NULL };
const char *const coding_endings[] = { "", ".gz", ".br" };

static bool pack_gzip(struct span bytes, char *room, size_t *size)
{
	z_stream stream = { 0 };
	bool fine;

	if (deflateInit2(&stream, GZIP_LEVEL, Z_DEFLATED, MAX_WBITS + GZIP_ONLY, GZIP_MEMORY,
		    Z_DEFAULT_STRATEGY) != Z_OK)
		return false;
	stream.next_in = (const Bytef *)bytes.data;
	stream.avail_in = (uInt)bytes.size;
	stream.next_out = (Bytef *)room;
	stream.avail_out = (uInt)*size;
	fine = deflate(&stream, Z_FINISH) == Z_STREAM_END;
	*size = stream.total_out;
	(void)deflateEnd(&stream);
	return fine;
}

bool coding_pack(enum coding coding, struct span bytes, struct text *ret)
{
	/* more than either library ever makes of so many bytes */
	size_t size = bytes.size + bytes.size / 8 + 1024;
	char *room;
	bool fine;

	if (coding == CODING_IDENTITY) {
		text_add(ret, bytes);
		return true;
	}
	if (bytes.size > INT_MAX / 2)
		return false;
	room = memory_grow(NULL, size, 1);
	fine = coding == CODING_GZIP
		? pack_gzip(bytes, room, &size)
		: BrotliEncoderCompress(BROTLI_QUALITY, BROTLI_WINDOW, BROTLI_MODE_TEXT, bytes.size,
			  (const uint8_t *)bytes.data, &size, (uint8_t *)room) == BROTLI_TRUE;
	if (fine)
		text_add(ret, (struct span){ room, size });
	free(room);
	return fine;
}

/* "0", "0.5", "1.000" in thousandths; -1 for anything else. */
static int read_quality(struct span text)
{
	static const int places[] = { 1000, 0, 100, 10, 1 };
	int quality = 0;

	if (text.size < 1 || text.size > COUNT(places) || (text.size > 1 && text.data[1] != '.'))
		return -1;
	for (size_t i = 0; i < text.size; i++) {
		if (i == 1)
			continue;
		if (text.data[i] < '0' || text.data[i] > '9')
			return -1;
		quality += (text.data[i] - '0') * places[i];
	}
	return quality > FULL_QUALITY ? -1 : quality;
}

/* One element, "br;q=0.8": its name, and its quality in thousandths or -1. */
static int read_element(struct span element, struct span *ret_name)
{
	const char *semicolon = memchr(element.data, ';', element.size);
	struct span rest;

	*ret_name = span_trim(element);
	if (semicolon == NULL)
		return FULL_QUALITY;
	*ret_name = span_trim((struct span){ element.data, (size_t)(semicolon - element.data) });
	rest = span_trim((struct span){
		semicolon + 1, element.size - (size_t)(semicolon + 1 - element.data) });
	if (rest.size < 2 || (rest.data[0] | 0x20) != 'q' || rest.data[1] != '=')
		return -1;
	return read_quality((struct span){ rest.data + 2, rest.size - 2 });
}

/* Sets how much each coding is liked; 0: not at all. */
static void read_wishes(const char *header, int ret[CODING_COUNT])
{
	int others = 0;
	bool named[CODING_COUNT] = { false };

	for (const char *at = header; *at != '\0'; at += *at == ',') {
		size_t size = strcspn(at, ",");
		struct span name;
		int quality = read_element((struct span){ at, size }, &name);

		at += size;
		for (int i = 0; i < CODING_COUNT && quality >= 0; i++)
			if (name.size == strlen(coding_names[i]) &&
				strncasecmp(name.data, coding_names[i], name.size) == 0) {
				ret[i] = quality;
				named[i] = true;
			}
		if (span_is(name, "*") && quality >= 0)
			others = quality;
	}
	for (int i = CODING_GZIP; i < CODING_COUNT; i++)
		if (!named[i])
			ret[i] = others;
}

enum coding coding_choose(const char *accept_encoding)
{
	int wishes[CODING_COUNT] = { 0 };
	enum coding best = CODING_IDENTITY;

	if (accept_encoding == NULL)
		return CODING_IDENTITY;
	read_wishes(accept_encoding, wishes);
	for (enum coding each = CODING_GZIP; each < CODING_COUNT; each++)
		if (wishes[each] > 0 && wishes[each] >= wishes[best])
			best = each;
	return best;
}
