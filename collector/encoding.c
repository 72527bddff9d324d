/* collector/encoding.c - see encoding.h. */
#include "collector/encoding.h"

#include <glib.h>
#include <string.h>

const char *const encoding_names[] = { "utf-8", "utf-16le", "utf-16be", "windows-1258", NULL };

enum { UTF8, UTF16_LE, UTF16_BE, WINDOWS_1258 };

static const struct {
	const char *bytes;
	size_t size;
	int encoding;
} marks[] = {
	{ "\xEF\xBB\xBF", 3, UTF8 },
	{ "\xFF\xFE", 2, UTF16_LE },
	{ "\xFE\xFF", 2, UTF16_BE },
};

/* What 0x80 to 0xFF stand for in Windows-1258; 0 where it has nothing. */
static const uint16_t windows_1258[128] = { 0x20AC, 0x0000, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020,
	0x2021, 0x02C6, 0x2030, 0x0000, 0x2039, 0x0152, 0x0000, 0x0000, 0x0000, 0x0000, 0x2018,
	0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0000, 0x203A, 0x0153,
	0x0000, 0x0000, 0x0178, 0x00A0, 0x00A1, 0x00A2, 0x00A3, 0x00A4, 0x00A5, 0x00A6, 0x00A7,
	0x00A8, 0x00A9, 0x00AA, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x00AF, 0x00B0, 0x00B1, 0x00B2,
	0x00B3, 0x00B4, 0x00B5, 0x00B6, 0x00B7, 0x00B8, 0x00B9, 0x00BA, 0x00BB, 0x00BC, 0x00BD,
	0x00BE, 0x00BF, 0x00C0, 0x00C1, 0x00C2, 0x0102, 0x00C4, 0x00C5, 0x00C6, 0x00C7, 0x00C8,
	0x00C9, 0x00CA, 0x00CB, 0x0300, 0x00CD, 0x00CE, 0x00CF, 0x0110, 0x00D1, 0x0309, 0x00D3,
	0x00D4, 0x01A0, 0x00D6, 0x00D7, 0x00D8, 0x00D9, 0x00DA, 0x00DB, 0x00DC, 0x01AF, 0x0303,
	0x00DF, 0x00E0, 0x00E1, 0x00E2, 0x0103, 0x00E4, 0x00E5, 0x00E6, 0x00E7, 0x00E8, 0x00E9,
	0x00EA, 0x00EB, 0x0301, 0x00ED, 0x00EE, 0x00EF, 0x0111, 0x00F1, 0x0323, 0x00F3, 0x00F4,
	0x01A1, 0x00F6, 0x00F7, 0x00F8, 0x00F9, 0x00FA, 0x00FB, 0x00FC, 0x01B0, 0x20AB, 0x00FF };

static void add_character(uint32_t c, struct text *ret)
{
	char utf8[6];

	text_add(ret, (struct span){ utf8, (size_t)g_unichar_to_utf8(c, utf8) });
}

/* Refuses with the place that the text read so far ends at. */
static bool refuse_behind(const struct text *before, const char *key, struct error *err)
{
	int line = 1, column = 1;

	for (size_t i = 0; i < before->size; i++) {
		unsigned char c = (unsigned char)text_z(before)[i];

		line += c == '\n';
		column = c == '\n' ? 1 : column + ((c & 0xC0) != 0x80);
	}
	return error_at(err, ERROR_REFUSED, key, line, column, "%s", "");
}

static uint32_t unit_at(struct span input, size_t at, bool big)
{
	const unsigned char *byte = (const unsigned char *)input.data + at;

	return big ? (uint32_t)byte[0] << 8 | byte[1] : (uint32_t)byte[1] << 8 | byte[0];
}

static bool from_utf16(struct span input, bool big, struct text *ret, struct error *err)
{
	for (size_t at = 0; at < input.size; at += 2) {
		uint32_t c = at + 2 > input.size ? 0xDC00 : unit_at(input, at, big), low;

		if (c >= 0xD800 && c < 0xDC00 && at + 4 <= input.size) {
			low = unit_at(input, at + 2, big);
			if (low >= 0xDC00 && low < 0xE000) {
				c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
				at += 2;
			}
		}
		if (c >= 0xD800 && c < 0xE000)
			return refuse_behind(ret, "encoding.utf16", err);
		add_character(c, ret);
	}
	return true;
}

/* Tones follow their vowels as marks of their own: they are put together. */
static bool from_windows_1258(struct span input, struct text *ret, struct error *err)
{
	text_auto apart = { 0 };
	char *composed;

	for (size_t at = 0; at < input.size; at++) {
		unsigned char byte = (unsigned char)input.data[at];
		uint32_t c = byte < 0x80 ? byte : windows_1258[byte - 0x80];

		if (c == 0)
			return refuse_behind(&apart, "encoding.byte", err);
		add_character(c, &apart);
	}
	composed = g_utf8_normalize(text_z(&apart), (gssize)apart.size, G_NORMALIZE_NFC);
	if (composed == NULL)
		return refuse_behind(&apart, "encoding.byte", err);
	text_addz(ret, composed);
	g_free(composed);
	return true;
}

static int find_encoding(struct span input, const char *name, size_t *ret_mark)
{
	*ret_mark = 0;
	for (size_t i = 0; i < COUNT(marks); i++)
		if (input.size >= marks[i].size &&
			memcmp(input.data, marks[i].bytes, marks[i].size) == 0) {
			*ret_mark = marks[i].size;
			return marks[i].encoding;
		}
	return name == NULL ? UTF8 : text_index(encoding_names, name);
}

bool encoding_to_utf8(struct arena *arena, struct span input, const char *name, struct span *ret,
	struct error *err)
{
	size_t mark;
	int encoding = find_encoding(input, name, &mark);
	struct span rest = { input.data + mark, input.size - mark };
	text_auto text = { 0 };

	if (encoding < 0 || (name != NULL && text_index(encoding_names, name) < 0))
		return error_set(err, ERROR_MISUSE, "encoding.unknown", "%s", name);
	if (encoding == UTF8) {
		*ret = input; /* csv.h passes over the mark */
		return true;
	}
	if (encoding == WINDOWS_1258 ? !from_windows_1258(rest, &text, err)
				     : !from_utf16(rest, encoding == UTF16_BE, &text, err))
		return false;
	*ret = (struct span){ arena_copy(arena, text_z(&text), text.size), text.size };
	return true;
}
