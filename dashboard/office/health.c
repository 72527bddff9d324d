/* dashboard/office/health.c - does the server answer, and can the office be opened? */
#include "dashboard/office/pages.h"
#include "store/office/office.h"

static bool say(struct visited *ret)
{
	text_addz(&ret->bytes, "ok\n");
	ret->media = MEDIA_TEXT;
	return true;
}

bool health_alive(struct visit *visit UNUSED, struct visited *ret, struct error *err UNUSED)
{
	return say(ret);
}

bool health_ready(struct visit *visit, struct visited *ret, struct error *err)
{
	office_auto *office = office_open(visit->dir, err);

	return office != NULL && say(ret);
}
