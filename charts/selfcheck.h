/*
 * charts/selfcheck.h - a chart looks at itself before it leaves.
 *
 * No words overlap, no shape's edge runs behind words, nothing lies outside the
 * picture, every number is one, every glyph exists, bars start at zero, and a
 * figure read back from where it was drawn is the published one to half a pixel.
 */
#ifndef CHARTS_SELFCHECK_H
#define CHARTS_SELFCHECK_H

#include "charts/layout.h"
#include "charts/scale.h"
#include "charts/scene.h"

/* What was found: the first fault as static words for people who build charts, or NULL. */
const char *selfcheck(const struct layout *layout, const struct scene *scene);

#endif
