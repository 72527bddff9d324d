/* dashboard/view/files.h - templates, words and assets, which are part of the program. */
#ifndef DASHBOARD_VIEW_FILES_H
#define DASHBOARD_VIEW_FILES_H

#include "base/embedded.h"

/* dashboard/templates, dashboard/locale and dashboard/assets, by file name. */
extern const struct embedded dashboard_files[];

#endif
