/* dashboard/office/asset.c - styles, icon and scripts: the portal's own, and that of uploads. */
#include <string.h>

#include "dashboard/office/pages.h"
#include "dashboard/view/files.h"

bool office_asset(struct visit *visit, struct visited *ret, struct error *err)
{
	const char *name = visit->request->path + 1;
	const struct embedded *file = embedded_find(dashboard_files, name);

	if (file == NULL)
		return error_set(err, ERROR_REFUSED, "route.none", "%s", name);
	text_add(&ret->bytes, (struct span){ file->data, file->size });
	ret->media = strstr(name, ".css") != NULL ? MEDIA_CSS
		: strstr(name, ".js") != NULL     ? MEDIA_JS
						  : MEDIA_SVG;
	return true;
}
