/* tests/collector/test_encoding.c - the contract of collector/encoding.h, as tables. */
#include "tests/support/rows.h"

#include "collector/encoding.h"

#define BYTES(literal)                                                                             \
	{                                                                                          \
		literal, sizeof(literal) - 1                                                       \
	}

static const struct {
	const char *name;
	struct span bytes;
	const char *encoding, *drawing;
} cases[] = {
	{ "UTF-8 as it is", BYTES("Quý"), NULL, "Quý" },
	{ "UTF-8 with its mark: the next reader takes it off", BYTES("\xEF\xBB\xBFQuý"), NULL,
		"\xEF\xBB\xBFQuý" },
	{ "nothing", BYTES(""), NULL, "" },
	{ "UTF-16, little end first", BYTES("\xFF\xFEQ\0u\0\xFD\0"), NULL, "Quý" },
	{ "UTF-16, big end first", BYTES("\xFE\xFF\0Q\0u\0\xFD"), NULL, "Quý" },
	{ "a character of four bytes", BYTES("\xFF\xFE\x3D\xD8\x00\xDE"), NULL, "😀" },
	{ "the mark goes before what is asked for", BYTES("\xFF\xFEQ\0"), "windows-1258", "Q" },
	{ "UTF-16 without a mark, when asked for", BYTES("Q\0\xFD\0"), "utf-16le", "Qý" },
	{ "the other one", BYTES("\0Q\0\xFD"), "utf-16be", "Qý" },
	{ "half a character", BYTES("\xFF\xFEQ\0\n\0u\0\xFD"), NULL, "!encoding.utf16 at 2:2" },
	{ "half a pair", BYTES("\xFF\xFEQ\0\x3D\xD8"), NULL, "!encoding.utf16 at 1:2" },
	{ "a pair the wrong way round", BYTES("\xFF\xFE\x00\xDE\x3D\xD8"), NULL,
		"!encoding.utf16 at 1:1" },
	{ "Windows-1258: tones of their own are composed",
		BYTES("Ty\xD2 l\xEA\xF2 h\xF4\xCC s\xF5 tr\xFD\xF2"
		      "c tuy\xEA\xECn, ph\xFD\xF5\xCCng Thu\xD2 \xD0\xFD\xEC"
		      "c: 15 \xFE"),
		"windows-1258", "Tỷ lệ hồ sơ trực tuyến, phường Thủ Đức: 15 ₫" },
	{ "Windows-1258: a byte it does not have", BYTES("a\nb\xE0\xD5\x8A"), "windows-1258",
		"!encoding.byte at 2:4" },
	{ "Windows-1258: NUL", BYTES("a\0b"), "windows-1258", "!encoding.byte at 1:2" },
	{ "no such encoding", BYTES("a"), "tcvn3", "!encoding.unknown at 0:0" },
};

static void reads_every_encoding(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(cases); i++) {
		arena_auto arena = { 0 };
		text_auto seen = { 0 };
		struct span utf8;
		struct error err;

		if (encoding_to_utf8(&arena, cases[i].bytes, cases[i].encoding, &utf8, &err))
			text_add(&seen, utf8);
		else
			text_addf(&seen, "!%s at %d:%d", err.key, err.line, err.column);
		wrong += row_wrong(cases[i].name, text_z(&seen), cases[i].drawing);
	}
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_every_encoding),
	};
	return cmocka_run_group_tests_name("encoding", tests, NULL, NULL);
}
