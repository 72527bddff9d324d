/* dashboard/portal/health.c - does the server answer, and has it got something to show? */
#include "dashboard/portal/pages.h"

/* /readyz is a route that needs an edition: without one it is 503 before it comes here. */
bool health_view(const struct page *page UNUSED, struct outcome *ret, struct error *err UNUSED)
{
	text_addz(&ret->bytes, "ok\n");
	ret->fresh = true;
	return true;
}
