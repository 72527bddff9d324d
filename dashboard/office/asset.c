/* dashboard/office/asset.c - styles, icon and script, the portal's own. */
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
	ret->media = strcmp(name, "styles.css") == 0 ? MEDIA_CSS
		: strcmp(name, "points.js") == 0     ? MEDIA_JS
						     : MEDIA_SVG;
	return true;
}
