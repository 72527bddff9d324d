/* dashboard/portal/picture.c - the picture of a page, as the edition has it. */
#include "dashboard/portal/pages.h"
#include "store/edition/pictures.h"

bool picture_view(const struct page *page, struct outcome *ret, struct error *err)
{
	struct span bytes;

	if (!edition_picture(page->edition, page->arena, page->code, &bytes, err))
		return false;
	text_add(&ret->bytes, bytes);
	return true;
}
