/* tests/store/pages.c - see pages.h. */
#include "tests/store/pages.h"

#include "store/office/contents.h"

static const char pixel[] =
	"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0\x3a\x7e\x9b\x55"
	"\0\0\0\x0aIDAT\x78\x9c\x63\x60\0\0\0\2\0\1\x48\xaf\xa4\x71\0\0\0\0IEND\xae\x42\x60\x82";
const struct span pages_pixel = { pixel, sizeof pixel - 1 };

void pages_write(struct office *office, struct arena *arena)
{
	char mark[HASH_HEX];
	struct contents_picture picture = { CONTENT_PROGRAMMES, "phones", mark, pages_pixel,
		{ "a", "a" } };
	const struct content_page *held;
	struct catalogue catalogue;
	struct content_page page;
	const char *past;
	struct error err;

	assert_true(office_catalogue_load(office, arena, &catalogue, &err));
	held = content_find(&catalogue, CONTENT_PROGRAMMES, "phones");
	page = *held;
	contents_seen(held, mark);
	assert_true(contents_set_picture(office, &picture, "tester", &err));
	page.slug = "mine";
	assert_true(contents_put(office, &page, "", "tester", &err));
	contents_seen(&page, mark);
	assert_true(contents_retire(office, CONTENT_PROGRAMMES, "mine", mark, "tester", &err));
	assert_true(contents_past(office, arena, mark, &past, &err));
	page.slug = "stays";
	assert_true(contents_put(office, &page, "", "tester", &err));
	assert_true(office_catalogue_save(office, small_catalogue(), "tester", &err));
}
